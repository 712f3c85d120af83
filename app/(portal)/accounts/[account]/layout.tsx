import { visit } from "@/app/session";
import { Notice } from "@/components/ui/notice";
import { ReadOnly } from "@/components/ui/read-only";
import { Time } from "@/components/ui/time";

/** Around every page of an account: while it is suspended, says so and keeps the forms from being sent. */
export default async function AccountLayout({ children, params }: LayoutProps<"/accounts/[account]">) {
  const { actor, account } = await visit((await params).account);
  if (!account.suspendedAt) return children;
  return (
    <ReadOnly reason="Not while the account is suspended.">
      <div className="mb-5">
        <Notice kind="wait" title="This account is suspended">
          <p>
            Suspended since <Time at={account.suspendedAt} zone={actor.timeZone} now={new Date()} /> by{" "}
            {account.suspendedBy ?? "the agency"}: everything can be read, nothing changed. Checks go on, and
            websites are served as before.
          </p>
        </Notice>
      </div>
      {children}
    </ReadOnly>
  );
}
