import { redirect } from "next/navigation";
import { jsonFile } from "@/app/json-file";
import { forbidden } from "@/app/route-answers";
import { visit } from "@/app/session";
import { exportAccount } from "@/db/commands/accounts/account-export";
import { can } from "@/domain/people/permission";
import { confirmHref, isFresh } from "@/domain/sign-in/proof";

/** Asked for by a link, as what it writes is only that it was asked for. */
export async function GET(_: Request, { params }: RouteContext<"/accounts/[account]/export">) {
  const { actor, account, role } = await visit((await params).account);
  if (!can(role, "account.export")) return forbidden();
  if (actor.viewing) redirect(`/accounts/${account.slug}/settings`);
  if (!isFresh(actor.provenAt, new Date())) redirect(confirmHref(`/accounts/${account.slug}/settings`));
  return jsonFile(account.slug, await exportAccount(actor, account.id));
}
