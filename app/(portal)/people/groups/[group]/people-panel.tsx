import { addPeople, removePeople } from "@/app/(portal)/people/groups/actions";
import { CheckboxGroup } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { type groupWithPeople, outsideGroup } from "@/db/queries/people/groups";
import type { Actor } from "@/domain/people/actor";
import { sinceWords } from "@/domain/people/reach";
import { ROLE_NAMES, reachesEveryAccount } from "@/domain/people/role";

type Group = NonNullable<Awaited<ReturnType<typeof groupWithPeople>>>;

/** Who is in a group; for the agency's leads a list to tick. */
export function PeoplePanel(props: { actor: Actor; group: Group; changes: boolean }) {
  const { actor, group, changes } = props;
  return (
    <Panel title="People">
      {group.members.length === 0 ? <p className="muted mb-4">Nobody is in the group yet.</p> : null}
      {changes ? (
        <Changes {...props} />
      ) : (
        <ul className="prose">
          {group.members.map((member) => (
            <li key={member.id}>
              {member.name} <span className="muted">{sinceWords(member, actor.timeZone)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

async function Changes({ actor, group }: { actor: Actor; group: Group }) {
  const others = await outsideGroup(actor, group.id);
  return (
    <div className="stack">
      {group.members.length > 0 ? (
        <Form action={removePeople.bind(null, group.id)} label="People in the group">
          <CheckboxGroup
            name="people"
            legend="In the group"
            options={group.members.map(({ id, name, ...since }) => ({
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
      {others.length > 0 ? (
        <Disclosure summary="Add people" open={group.members.length === 0}>
          <Form action={addPeople.bind(null, group.id)} label="Add people">
            <CheckboxGroup
              name="people"
              legend="Colleagues"
              hint="They reach every client of the group with their next click."
              options={others.map(({ id, name, role }) => ({
                value: id,
                label: name,
                hint: reachesEveryAccount(role)
                  ? `${ROLE_NAMES[role]}: reaches every client already`
                  : undefined,
              }))}
            />
            <SubmitButton pending="Adding…">Add to the group</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  );
}
