import { dropPasskey } from "@/app/second-factor/actions";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import type { Actor } from "@/domain/people/actor";

type Passkeys = Awaited<ReturnType<typeof mySecondFactor>>["passkeys"];

export const PasskeysPanel = ({ actor, passkeys }: { actor: Actor; passkeys: Passkeys }) => (
  <Panel
    title="Passkeys"
    sub="Sign in with the lock of your device: a finger, a face or a PIN. A passkey counts for both password and second factor."
  >
    {passkeys.length > 0 ? <PasskeyTable actor={actor} passkeys={passkeys} /> : null}
    <div className={passkeys.length > 0 ? "mt-4" : undefined}>
      <Button href="/me/security/passkey">Add a passkey</Button>
    </div>
  </Panel>
);

function PasskeyTable({ actor, passkeys }: { actor: Actor; passkeys: Passkeys }) {
  const now = new Date();
  const columns = [
    { label: "Name" },
    { label: "Added" },
    { label: "Last used" },
    { label: "Remove", hidden: true },
  ];
  return (
    <Table caption="Your passkeys" captionHidden columns={columns}>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>
            <Time at={createdAt} zone={actor.timeZone} now={now} />
          </td>
          <td>{lastUsedAt ? <Time at={lastUsedAt} zone={actor.timeZone} now={now} /> : "not yet"}</td>
          <td>
            <Form action={dropPasskey} label={`Remove ${name}`} className="">
              <input type="hidden" name="id" value={id} />
              <SubmitButton kind="quiet" size="small" pending="Removing…">
                Remove<span className="sr"> {name}</span>
              </SubmitButton>
            </Form>
          </td>
        </tr>
      ))}
    </Table>
  );
}
