import { EnvironmentMark } from "@/components/environment/environment-mark";
import { CheckboxField } from "@/components/ui/choice-fields";
import { FieldSet } from "@/components/ui/field-set";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { EnvironmentRow as Row } from "@/domain/draft-environments";
import type { EnvironmentKind } from "@/domain/environment";

/** One environment besides production: the proposed ones are ticked or not, further ones are named. */
export function EnvironmentRow({ row, productionOrigin }: { row: Row; productionOrigin: string | null }) {
  const kind = row.kind as EnvironmentKind;
  const proposed = row.row === row.kind;
  const number = row.row.replace("other", "");
  return (
    <FieldSet legend={proposed ? <Legend kind={kind} name={row.name} /> : `Further environment ${number}`}>
      {proposed ? (
        <CheckboxField name={row.row} label={`Make ${row.name.toLowerCase()}`} checked={row.included} />
      ) : (
        <NameAndKind row={row} />
      )}
      <TextField
        name={`${row.row}-hostname`}
        label={proposed ? `Address of ${row.name.toLowerCase()}` : `Address of environment ${number}`}
        value={row.hostname}
        autoComplete="off"
        machine
      />
      <TextField
        name={`${row.row}-origin`}
        label={proposed ? `Origin of ${row.name.toLowerCase()}` : `Origin of environment ${number}`}
        hint="Its own server. You can leave this empty and enter it later."
        value={row.origin}
        autoComplete="off"
        machine
      />
      {row.included && productionOrigin && row.origin.trim().toLowerCase() === productionOrigin ? (
        <Notice kind="wait" title="This is production's origin.">
          <p>It can be made like this, but cannot go live until it has an origin of its own.</p>
        </Notice>
      ) : null}
    </FieldSet>
  );
}

const Legend = ({ kind, name }: { kind: EnvironmentKind; name: string }) => (
  <>
    <EnvironmentMark kind={kind} silent /> {name}
  </>
);

const NameAndKind = ({ row }: { row: Row }) => (
  <>
    <TextField
      name={`${row.row}-name`}
      label={`Name of environment ${row.row.replace("other", "")}`}
      hint="A letter first, then letters and digits, like Preview2: the name is also a branch name at the edge."
      value={row.name}
      width="medium"
    />
    <SelectField
      name={`${row.row}-kind`}
      label={`Kind of environment ${row.row.replace("other", "")}`}
      value={row.kind}
      options={[
        { value: "staging", label: "Staging, a test copy" },
        { value: "development", label: "Development" },
        { value: "other", label: "Something else" },
      ]}
    />
  </>
);
