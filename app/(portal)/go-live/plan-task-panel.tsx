import { DescriptionList } from "@/components/ui/description-list";
import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { taskPeople } from "@/db/queries/go-live/task-people";
import { SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import { dayIn } from "@/domain/day";
import { planFields, type TaskPlan, UNPLANNED } from "@/domain/go-live/checklist/task-plan";
import { dueWords } from "@/domain/go-live/due";
import { can } from "@/domain/people/permission";
import { plan as planIt } from "./actions";
import type { OpenGoLive, Path } from "./open";

interface Props {
  open: OpenGoLive;
  path: Path;
  task: string;
}

/** Who sees to a task and until when; whoever may plan can change it. */
export async function PlanTaskPanel({ open, path, task }: Props) {
  const plan = open.plans.find((one) => one.task === task);
  if (!can(open.role, "task.plan")) return plan ? <Agreed open={open} plan={plan} /> : null;
  const people = await taskPeople(open.actor, open.account.id, open.environment.id);
  const name = (client: boolean) => (client ? ", client" : "");
  return (
    <Panel title="Plan" sub="Who sees to it, until when, and what the agency should know.">
      <Form action={planIt.bind(null, path)} label="Plan">
        <input type="hidden" name="task" value={task} />
        <HiddenField name={SEEN_FIELD} value={seenAs({ values: planFields(plan ?? UNPLANNED) })} />
        <SelectField
          name="owner"
          label="Owner"
          value={plan?.ownerId ?? ""}
          options={[
            { value: "", label: "Nobody yet" },
            ...people.map(({ id, name: who, client }) => ({ value: id, label: who + name(client) })),
          ]}
        />
        <TextField name="dueOn" label="Due" type="date" width="short" value={plan?.dueOn ?? ""} />
        <TextArea
          name="note"
          label="Note"
          hint="Links, agreements. Only the agency reads it."
          rows={3}
          value={plan?.note}
        />
        <SubmitButton>Save the plan</SubmitButton>
      </Form>
    </Panel>
  );
}

function Agreed({ open: { actor, now }, plan }: { open: OpenGoLive; plan: TaskPlan }) {
  const rows = [
    ...(plan.owner ? [{ term: "Owner", value: plan.owner }] : []),
    ...(plan.dueOn ? [{ term: "Due", value: dueWords(plan.dueOn, dayIn(actor.timeZone, now)).words }] : []),
  ];
  return rows.length > 0 ? <DescriptionList rows={rows} /> : null;
}
