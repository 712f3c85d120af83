import { addAccounts, removeAccounts } from "@/app/(portal)/people/groups/actions";
import { CheckboxGroup } from "@/components/ui/choice-fields";
import { FindForm } from "@/components/ui/find-form";
import { Form } from "@/components/ui/form";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { accountsInGroup, accountsOutsideGroup, type GroupRow } from "@/db/queries/people/groups";
import type { Actor } from "@/domain/people/actor";
import { sinceWords } from "@/domain/people/reach";

interface Props {
  actor: Actor;
  group: GroupRow;
  changes: boolean;
  query: Record<string, string | string[] | undefined>;
}

/** What a group holds and what it does not: long lists, narrowed by a word and read fifty at a time. */
export function ClientPanels({ query, ...props }: Props) {
  const base = `/people/groups/${props.group.id}`;
  const list = { ...props, base, find: word(query.find) ?? "" };
  return (
    <>
      <FindForm action={base} label="Client" value={list.find} />
      <Held {...list} after={word(query.after)} />
      {props.changes ? <Free {...list} after={word(query.free)} /> : null}
    </>
  );
}

interface ListProps extends Omit<Props, "query"> {
  base: string;
  find: string;
  after?: string;
}

async function Held({ actor, group, changes, base, find, after }: ListProps) {
  const { rows, next } = await accountsInGroup(actor, group.id, { find, after });
  const empty = find ? `No client of the group has “${find}” in its name.` : "The group holds no client yet.";
  return (
    <Panel title="Clients of the group">
      {rows.length === 0 ? <p className="muted">{empty}</p> : null}
      {changes && rows.length > 0 ? (
        <Form action={removeAccounts.bind(null, group.id)} label="Clients of the group">
          <CheckboxGroup
            name="accounts"
            legend="Held by the group"
            options={rows.map(({ id, name, ...since }) => ({
              value: id,
              label: name,
              hint: sinceWords(since, actor.timeZone),
            }))}
          />
          <SubmitButton kind="secondary" pending="Taking out…">
            Take out of the group
          </SubmitButton>
        </Form>
      ) : null}
      {changes ? null : (
        <ul className="prose">
          {rows.map(({ id, slug, name, ...since }) => (
            <li key={id}>
              <a href={`/accounts/${slug}`}>{name}</a>{" "}
              <span className="muted">{sinceWords(since, actor.timeZone)}</span>
            </li>
          ))}
        </ul>
      )}
      <Pager start={after && at(base, { find })} next={next && at(base, { find, after: next })} />
    </Panel>
  );
}

async function Free({ actor, group, base, find, after }: ListProps) {
  const { rows, next } = await accountsOutsideGroup(actor, group.id, { find, after });
  return (
    <Panel title="Add clients" sub="Everybody in the group reaches them with their next click.">
      {rows.length === 0 ? (
        <p className="muted">
          {find ? `No other client has “${find}” in its name.` : "The group holds every client."}
        </p>
      ) : (
        <Form action={addAccounts.bind(null, group.id)} label="Add clients">
          <CheckboxGroup
            name="accounts"
            legend="Not in the group"
            options={rows.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton pending="Adding…">Add to the group</SubmitButton>
        </Form>
      )}
      <Pager start={after && at(base, { find })} next={next && at(base, { find, free: next })} />
    </Panel>
  );
}

const word = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const at = (base: string, query: Record<string, string>) =>
  `${base}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;
