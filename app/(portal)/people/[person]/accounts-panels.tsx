import { addAccounts, removeAccounts } from "@/app/(portal)/people/[person]/actions";
import { BulkResults } from "@/components/ui/bulk-results";
import { CheckboxGroup } from "@/components/ui/choice-fields";
import { FindForm } from "@/components/ui/find-form";
import { Form } from "@/components/ui/form";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { accountsOfStaff, accountsWithoutStaff } from "@/db/queries/people/staff-accounts";
import type { Actor } from "@/domain/people/actor";
import { type Way, wayWords } from "@/domain/people/reach";
import { listed } from "@/domain/words";

interface Props {
  actor: Actor;
  person: { id: string; name: string };
  query: Record<string, string | string[] | undefined>;
}

/** Where a colleague works, with every way there, and where else they could: many at once. */
export function AccountsPanels({ query, ...props }: Props) {
  const base = `/people/${props.person.id}`;
  const list = { ...props, base, find: word(query.find) ?? "" };
  return (
    <>
      <FindForm action={base} label="Client" value={list.find} />
      <Works {...list} after={word(query.after)} />
      <Others {...list} after={word(query.others)} />
    </>
  );
}

interface ListProps extends Omit<Props, "query"> {
  base: string;
  find: string;
  after?: string;
}

async function Works({ actor, person, base, find, after }: ListProps) {
  const { rows, next } = await accountsOfStaff(actor, person.id, { find, after });
  return (
    <Panel title="Works on">
      <Form action={removeAccounts.bind(null, person.id)} label="Works on">
        {rows.length === 0 ? (
          <p className="muted">{find ? `No client with “${find}” in its name.` : "No client yet."}</p>
        ) : (
          <CheckboxGroup
            name="accounts"
            legend="Clients"
            hint="What comes through a group ends in the group."
            options={rows.map(({ id, name, ways }) => ({
              value: id,
              label: name,
              hint: listed(ways.map((way) => wayWords(way, actor.timeZone))),
              disabled: !ways.some(direct),
            }))}
          />
        )}
        <BulkResults title="What became of each" />
        {rows.some(({ ways }) => ways.some(direct)) ? (
          <SubmitButton kind="secondary" pending="Taking out…">
            Take out of these clients
          </SubmitButton>
        ) : null}
      </Form>
      <Pager start={after && at(base, { find })} next={next && at(base, { find, after: next })} />
    </Panel>
  );
}

async function Others({ actor, person, base, find, after }: ListProps) {
  const { rows, next } = await accountsWithoutStaff(actor, person.id, { find, after });
  return (
    <Panel title="Add to clients" sub={`${person.name} reaches them with the next click.`}>
      <Form action={addAccounts.bind(null, person.id)} label="Add to clients">
        {rows.length === 0 ? (
          <p className="muted">{find ? `No other client with “${find}” in its name.` : "No other client."}</p>
        ) : (
          <CheckboxGroup
            name="accounts"
            legend="Not directly yet"
            options={rows.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <BulkResults title="What became of each" />
        {rows.length > 0 ? <SubmitButton pending="Adding…">Add to these clients</SubmitButton> : null}
      </Form>
      <Pager start={after && at(base, { find })} next={next && at(base, { find, others: next })} />
    </Panel>
  );
}

const direct = ({ group }: Way) => group === null;

const word = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const at = (base: string, query: Record<string, string>) =>
  `${base}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;
