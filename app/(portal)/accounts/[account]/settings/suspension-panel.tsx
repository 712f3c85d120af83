import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { resume, suspend } from "./actions";

/** Where the agency stops every change of an account for a while, and lets it go on. */
export function SuspensionPanel({
  account,
}: {
  account: { slug: string; name: string; suspended: boolean };
}) {
  const { slug, name, suspended } = account;
  return (
    <Panel
      title="Suspend the account"
      sub="Everybody goes on reading everything; nobody changes anything, the agency included."
    >
      {suspended ? (
        <Form action={resume.bind(null, slug)} label="Resume the account" always>
          <SubmitButton pending="Resuming…">Resume the account</SubmitButton>
        </Form>
      ) : (
        <ConfirmDialog
          open="Suspend the account"
          kind="secondary"
          title={`Suspend ${name}?`}
          form={
            <Form action={suspend.bind(null, slug)} label="Suspend the account">
              <SubmitButton kind="danger" pending="Suspending…">
                Suspend
              </SubmitButton>
            </Form>
          }
        >
          <p>
            Its people see on every page that it is suspended, since when and by whom. Invitations and DNS
            links wait. Websites are served and checked as before.
          </p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
