import { remove } from "@/app/(portal)/accounts/[account]/people/actions";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PersonRow } from "@/db/queries/people/people";
import { wayWords } from "@/domain/people/reach";
import { capital, listed } from "@/domain/words";

/** How somebody came to the account: a client's admin is not told, and removes all the same. */
export const Reach = ({ person, timeZone }: { person: PersonRow; timeZone: string }) =>
  person.ways.length === 0 ? null : (
    <Panel title="How they reach it">
      <ul className="prose">
        {person.ways.map((way) => (
          <li key={way.group ?? ""}>{capital(wayWords(way, timeZone))}</li>
        ))}
      </ul>
      {person.ways.some(({ group }) => group) ? (
        <p className="mt-4">
          What comes through a group ends <a href="/people/groups">in the group</a>.
        </p>
      ) : null}
    </Panel>
  );

/** The end of a membership, with what is lost and what stays. */
export function Removal(props: {
  person: PersonRow;
  account: { slug: string; name: string };
  self: boolean;
}) {
  const { person, account } = props;
  return (
    <Panel title="Remove from this account">
      <div className="prose">
        <p>{lossOf(props)}</p>
      </div>
      <Form action={remove.bind(null, account.slug)} label="Remove" className="form mt-4">
        <input type="hidden" name="userId" value={person.id} />
        <SubmitButton kind="danger" pending="Removing…">
          Remove {person.name}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function lossOf({ person, account, self }: Parameters<typeof Removal>[0]) {
  const groups = person.ways.flatMap(({ group }) => (group ? [group] : []));
  const who = self ? "You" : person.name;
  const did = `What ${self ? "you" : "they"} did here stays in the activity.`;
  if (groups.length > 0)
    return `${who} ${self ? "keep" : "keeps"} ${account.name} through ${listed(groups)}; only the direct access ends. ${did}`;
  return `${who} ${self ? "lose" : "loses"} ${account.name} with the next click: every website in it, its people and its activity. Other accounts stay as they are. ${did}`;
}
