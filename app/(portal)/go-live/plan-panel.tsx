import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { goLiveOwners } from "@/db/queries/go-live/go-live-owners";
import { SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import { dayIn } from "@/domain/day";
import { dueWords } from "@/domain/go-live/due";
import { can } from "@/domain/people/permission";
import type { OpenGoLive, Path } from "./open";
import { planIt } from "./plan-actions";

/** Who of the agency sees to this go-live, and by when. No concern of the client's. */
export async function PlanPanel({ open, path }: { open: OpenGoLive; path: Path }) {
  const { actor, account, role, environment, now } = open;
  if (!can(role, "task.plan")) return null;
  const owners = await goLiveOwners(actor, account.id);
  const owner = owners.find(({ id }) => id === environment.ownerId);
  const today = dayIn(actor.timeZone, now);
  const due = dueWords(environment.dueOn, today);
  return (
    <Panel
      title="Owner and due date"
      sub={`${owner?.name ?? "Nobody"} sees to it. ${dueSentence(due, environment.state === "live")}`}
    >
      <Disclosure summary="Change owner or due date">
        <Form action={planIt.bind(null, path)} label="Owner and due date">
          <HiddenField
            name={SEEN_FIELD}
            value={seenAs({
              version: environment.version,
              values: { owner: owner?.name ?? null, due: environment.dueOn },
            })}
          />
          <SelectField
            name="owner"
            label="Owner"
            value={owner?.id ?? "nobody"}
            options={[
              { value: "nobody", label: "Nobody" },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField
            name="due"
            label="Due date"
            hint="The day by which it should be live. Leave it empty for none."
            type="date"
            width="short"
            value={environment.dueOn ?? ""}
          />
          <SubmitButton kind="secondary">Save</SubmitButton>
        </Form>
      </Disclosure>
    </Panel>
  );
}

function dueSentence({ words, late }: { words: string; late: boolean }, live: boolean) {
  if (words === "No date") return "No due date.";
  if (live) return "It is live.";
  return late
    ? `${words}.`
    : `Due ${words === "Today" || words === "Tomorrow" ? words.toLowerCase() : words}.`;
}
