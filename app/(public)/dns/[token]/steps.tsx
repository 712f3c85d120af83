import type { ReactNode } from "react";
import { RecordCard, type RecordRow } from "@/components/go-live/record-card";
import type { DnsSubject } from "@/db/queries/go-live/dns-subject";
import { displayName } from "@/domain/accounts/hostname";
import { COMPUTED } from "@/domain/dns-task/computed";
import type { DnsProvider, Keeper } from "@/domain/dns-task/dns-provider";
import type { ChangeSteps } from "@/domain/go-live/change/change-steps";
import { SHORT_TTL } from "@/domain/go-live/change/ttl-plan";
import { list } from "@/domain/go-live/checks/check";
import { recordText } from "@/domain/go-live/seen/server-answer";

/** What to do at the DNS provider, one step after the other, from what stands there now. */
export function Steps({ subject: { steps, keepers, computed } }: { subject: DnsSubject }) {
  // Menus and fields are told only where there is one company that we know.
  const provider = keepers.length === 1 ? keepers[0]?.provider : undefined;
  const { remove, add, proof } = steps;
  const lines = [...add, ...(proof ? [{ type: "TXT", ...proof }] : [])];
  return (
    <ol className="steps">
      <SignIn steps={steps} keepers={keepers} />
      {remove.length > 0 ? <Remove steps={steps} provider={provider} computed={computed} /> : null}
      {lines.map((record, index) => (
        <Add
          key={record.value}
          record={record}
          which={lines.length > 1 ? ` of line ${index + 1}` : ""}
          provider={provider}
          zone={steps.zone}
        />
      ))}
      {provider?.note ? <li>{provider.note}</li> : null}
      <li>Save, come back to this page and press the button below.</li>
    </ol>
  );
}

function SignIn({ steps, keepers }: { steps: ChangeSteps; keepers: Keeper[] }) {
  const names = list(keepers.map(({ name }) => name)) || "the company that manages your domain";
  return (
    <li>
      Sign in at <strong>{names}</strong> and open the DNS of {displayName(steps.zone)}.
      {keepers.map(({ name, provider }) =>
        provider ? (
          <span key={name} className="block muted">
            {keepers.length > 1 ? `${name}: ` : ""}
            {provider.where}{" "}
            {provider.panel ? (
              <a className="link" href={provider.panel} rel="noreferrer" target="_blank">
                Open {name}
              </a>
            ) : null}
          </span>
        ) : null,
      )}
      {keepers.length > 1 ? (
        <span className="block">
          The domain is kept at both. Change it at both, or ask which of them is used.
        </span>
      ) : null}
    </li>
  );
}

/** The name as it is typed: the provider's way of saying the bare domain. */
const typed = (name: string, provider?: DnsProvider) =>
  name === "@" && provider?.bare === "" ? "(leave empty)" : name;

function Remove(props: { steps: ChangeSteps; provider?: DnsProvider; computed: boolean }) {
  const { steps, provider, computed } = props;
  const { remove, wanted } = steps;
  const name = typed(wanted[0]?.name ?? "@", provider);
  const one = remove.length === 1;
  return (
    <li>
      Find the {one ? "line" : `${remove.length} lines`} named{" "}
      <strong>{name === "(leave empty)" ? "(empty)" : name}</strong> and delete {one ? "it" : "each of them"}.
      Now {one ? "it says" : "they say"}:
      {remove.map((line) => (
        <code key={recordText(line)} className="block">
          {recordText(line)}
        </code>
      ))}
      {computed ? COMPUTED : null}
    </li>
  );
}

function Add(props: {
  record: { type: string; name: string; absoluteName: string; value: string };
  /** Tells its buttons from those of the other lines. */
  which: string;
  provider?: DnsProvider;
  zone: string;
}) {
  const { record, which, provider, zone } = props;
  const { type, name, absoluteName } = record;
  const pointsToName = type === "CNAME" && provider?.dot;
  const value = pointsToName ? `${record.value}.` : record.value;
  const shown = typed(name, provider);
  const rows: RecordRow[] = [
    { label: "Type", value: type },
    { label: provider?.nameField ?? "Name", value: shown, ...(shown === name && { copy: `name${which}` }) },
    { label: (type === "CNAME" && provider?.valueField) || "Value", value, copy: `value${which}` },
  ];
  return (
    <li>
      Add a new line:
      <RecordCard rows={rows} />
      {provider?.typed ? null : <FullName name={name} absoluteName={absoluteName} zone={zone} />}
      {type === "TXT" ? null : (
        <small className="block muted">Where a TTL is asked for, choose {SHORT_TTL} or the shortest.</small>
      )}
      {pointsToName ? (
        <small className="block muted">The dot at the end of the value belongs to it.</small>
      ) : null}
    </li>
  );
}

/** Some want the whole name, some leave it empty for the bare domain: said where we do not know. */
function FullName({
  name,
  absoluteName,
  zone,
}: {
  name: string;
  absoluteName: string;
  zone: string;
}): ReactNode {
  return (
    <small className="block muted">
      {name === "@" ? "Where “@” is not accepted, leave the name empty. " : ""}
      Where the whole name is wanted, type <code>{absoluteName}</code>; you see that by the other lines
      {name === "@" ? "." : `, which then all end in ${displayName(zone)}.`}
    </small>
  );
}
