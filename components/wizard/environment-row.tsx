import { EnvironmentMark } from "@/components/environment/environment-mark";
import { CheckboxField } from "@/components/ui/choice-fields";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { EnvironmentRow as Row } from "@/domain/accounts/draft-environments";
import type { EnvironmentKind } from "@/domain/accounts/environment";

/**
 * One environment besides production: the proposed ones are ticked or not, further ones are named. With styles the
 * fields of one that is not ticked are out of sight; they are sent all the same.
 */
export function EnvironmentRow({ row, productionOrigin }: { row: Row; productionOrigin: string | null }) {
  const proposed = row.row === row.kind;
  const number = row.row.replace("other", "");
  const whose = proposed ? row.name.toLowerCase() : `environment ${number}`;
  const shared = row.included && productionOrigin && row.origin.trim().toLowerCase() === productionOrigin;
  return (
    <fieldset className="group panel w-full max-w-text">
      <legend className="sr">{proposed ? row.name : `Further environment ${number}`}</legend>
      <div className="form">
        {proposed ? <Tick row={row} /> : <NameAndKind row={row} />}
        <div
          className={`form w-full items-start sm:grid-cols-2 ${proposed ? "group-has-[[type=checkbox]:not(:checked)]:hidden" : ""}`}
        >
          <TextField
            name={`${row.row}-hostname`}
            label={`Address of ${whose}`}
            value={row.hostname}
            autoComplete="off"
            machine
          />
          <TextField
            name={`${row.row}-origin`}
            label={`Origin of ${whose}`}
            value={row.origin}
            autoComplete="off"
            machine
          />
        </div>
        {shared ? (
          <Notice kind="wait" title="This is production's origin.">
            <p>It can be made like this, but cannot go live until it has an origin of its own.</p>
          </Notice>
        ) : null}
      </div>
    </fieldset>
  );
}

const Tick = ({ row }: { row: Row }) => (
  <CheckboxField
    name={row.row}
    label={
      <>
        <EnvironmentMark kind={row.kind as EnvironmentKind} silent /> {row.name}
      </>
    }
    checked={row.included}
  />
);

const NameAndKind = ({ row }: { row: Row }) => (
  <div className="form w-full">
    <TextField
      name={`${row.row}-name`}
      label={`Name of environment ${row.row.replace("other", "")}`}
      hint="A letter first, then letters and digits, like Preview2: the name is also a branch name at the edge, which has no hyphens or spaces."
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
  </div>
);
