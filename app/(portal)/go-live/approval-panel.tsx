import { AskFor } from "@/app/(portal)/view-only";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { personWhoCan } from "@/db/queries/people/people-who-can";
import type { ChecklistTask } from "@/domain/go-live/checklist/checklist-task";
import { SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import { can } from "@/domain/people/permission";
import { approveIt, noteIt } from "./actions";
import type { OpenGoLive, Path } from "./open";

/** How the client's approval is given: by an admin of theirs, or, where there is none, noted by the agency. */
export async function ApprovalPanel({ open, task, path }: Props) {
  if (task.key !== SIGN_OFF || task.state !== "open") return null;
  if (can(open.role, "goLive.clientApprove")) return <Approve path={path} />;
  if (open.forClient)
    return <AskFor actor={open.actor} accountId={open.account.id} permission="goLive.clientApprove" />;
  const approver = await personWhoCan(open.actor, open.account.id, "goLive.clientApprove");
  if (approver) return <p>{approver} can approve it in the portal.</p>;
  return <Note path={path} />;
}

interface Props {
  open: OpenGoLive;
  task: ChecklistTask;
  path: Path;
}

const Approve = ({ path }: { path: Path }) => (
  <Panel
    title="Approve the website"
    sub="You have looked at the live website, and it is what you agreed on. Your name and the time are kept."
  >
    <Form action={approveIt.bind(null, path)} label="Approve the website" className="form">
      <SubmitButton>Approve</SubmitButton>
    </Form>
  </Panel>
);

const Note = ({ path }: { path: Path }) => (
  <Panel
    title="Note an approval"
    sub="Nobody of the client’s can approve here. Note who did, and how it reached you."
  >
    <Form action={noteIt.bind(null, path)} label="Note an approval">
      <TextField
        name="words"
        label="Approved by"
        hint="Such as: Maria Lind, by phone."
        width="medium"
        required
      />
      <SubmitButton>Note the approval</SubmitButton>
    </Form>
  </Panel>
);
