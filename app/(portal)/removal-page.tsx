import { ConfirmPage } from "@/components/ui/confirm-page";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Going } from "@/db/queries/accounts/removal";
import { displayName } from "@/domain/accounts/hostname";
import type { FormAction } from "@/domain/form";

/** Asks before something goes: what goes with it, what still points here, and its name typed. */
export function RemovalPage(props: {
  /** "application Website2": what the button and the title say. */
  what: string;
  name: string;
  goes: string;
  hosts: Going[];
  action: FormAction;
  back: string;
}) {
  const { what, name, goes, hosts, action, back } = props;
  const pointed = hosts.filter(({ pointedHere }) => pointedHere);
  return (
    <>
      <PageHeader title={`Remove ${what}?`} />
      {pointed.length > 0 ? (
        <div className="max-w-text mb-4">
          <Notice kind="stop" title="DNS still points here">
            <p>
              The last check saw {pointed.map((host) => displayName(host.name)).join(", ")} pointing here.
              Change its DNS first.
            </p>
          </Notice>
        </div>
      ) : null}
      <ConfirmPage
        title={goes}
        back={back}
        form={
          <Form action={action}>
            <TextField
              name="typed"
              label={`Type ${name} to confirm`}
              autoComplete="off"
              spellCheck={false}
              width="medium"
            />
            <SubmitButton kind="danger" pending="Asking DNS, then removing…">
              Remove {what}
            </SubmitButton>
          </Form>
        }
      >
        <p>It cannot be undone. Nothing is removed while DNS of one of these names points here.</p>
        <ul>
          {hosts.map((host) => (
            <li key={host.name}>
              <code>{displayName(host.name)}</code> ({host.applicationName}, {host.environmentName})
            </li>
          ))}
        </ul>
      </ConfirmPage>
    </>
  );
}
