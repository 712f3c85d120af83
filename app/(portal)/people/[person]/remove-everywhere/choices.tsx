import { RadioGroup } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { HiddenField } from "@/components/ui/hidden-field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { leavingOf, SentInvitation } from "@/db/queries/people/leaving";
import { counted } from "@/domain/words";

type Leaver = NonNullable<Awaited<ReturnType<typeof leavingOf>>>;
interface Heir {
  id: string;
  name: string;
  email: string;
}

/** What is asked before somebody goes: who takes over, what becomes of their invitations. */
export function Choices({ leaver, heirs }: { leaver: Leaver; heirs: Heir[] }) {
  const works = leaver.places.some(({ goLives, tasks }) => goLives + tasks > 0);
  return (
    <div className="form">
      {works ? (
        <SelectField
          name="successor"
          label="Who takes over their go-lives and tasks"
          hint="Where they reach the account. Elsewhere nobody sees to it until somebody is chosen."
          options={[
            { value: "", label: "Nobody for now" },
            ...heirs.map(({ id, name, email }) => ({ value: id, label: name || email })),
          ]}
        />
      ) : null}
      {leaver.sent.length > 0 ? <Sent sent={leaver.sent} /> : <HiddenField name="invitations" value="keep" />}
      {leaver.received.length > 0 ? (
        <p className="muted">{revokedWords(leaver.received.length, leaver.email)}</p>
      ) : null}
      <SubmitButton kind="danger" pending="Removing…">
        Remove {leaver.name} everywhere
      </SubmitButton>
    </div>
  );
}

const revokedWords = (count: number, email: string) =>
  `${counted(count, "open invitation")} to ${email} ${count === 1 ? "is revoked, so that it opens" : "are revoked, so that they open"} nothing later.`;

const Sent = ({ sent }: { sent: SentInvitation[] }) => (
  <>
    <RadioGroup
      name="invitations"
      legend={`${counted(sent.length, "invitation")} they sent can still be accepted`}
      value="keep"
      options={[
        { value: "keep", label: "Keep them valid" },
        { value: "revoke", label: "Revoke them" },
      ]}
    />
    <Disclosure summary="To whom">
      <ul>
        {sent.map(({ id, email, account }) => (
          <li key={id}>
            {email}, to {account ?? "the agency"}
          </li>
        ))}
      </ul>
    </Disclosure>
  </>
);
