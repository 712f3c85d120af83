import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export const metadata = { title: "Page not found" };

/** The same for what never was, what is gone and what belongs to somebody else. */
export default function NotFoundInPortal() {
  return (
    <>
      <PageHeader title="There is no such page for you" />
      <div className="stack">
        <p className="prose">
          The address may be mistyped, what was here may be gone, or your login has no access to it. Whoever
          sent you the link can say whether it was meant for another login.
        </p>
        <Button href="/accounts">Go to your accounts</Button>
      </div>
    </>
  );
}
