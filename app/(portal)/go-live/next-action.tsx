import { Button, type ButtonKind } from "@/components/ui/button";
import { HAND_OVER, SIGN_OFF } from "@/domain/go-live/checklist/manual-task";
import { blocks } from "@/domain/go-live/open-blocker";
import { can, type Permission } from "@/domain/people/permission";
import { isAgencyRole } from "@/domain/people/role";
import { MarkForm } from "./mark-form";
import type { OpenGoLive, Path } from "./open";
import { RecordForm } from "./record-form";

/** The one thing that the reader does next about this go-live; null when it is nobody's turn, or somebody else's. */
export function nextAction(open: OpenGoLive, path: Path) {
  const { environment, tasks, role, live, base } = open;
  const mine = (key: string, permission: Permission) =>
    can(role, permission) ? tasks.find((task) => task.key === key && task.state === "open") : undefined;
  const handOver = mine(HAND_OVER, "task.complete");
  if (handOver && environment.state === "your_turn")
    return (
      <>
        <MarkForm path={path} task={handOver} label="Mark as handed over" kind="secondary" />
        <SendLink open={open} kind="primary" />
      </>
    );
  if (mine(SIGN_OFF, "goLive.clientApprove"))
    return (
      <Button kind="primary" href={`${base}/${environment.slug}/go-live/${SIGN_OFF}`}>
        Approve the website
      </Button>
    );
  if (live && !live.recordedAt && can(role, "goLive.signOff") && !tasks.some(blocks))
    return <RecordForm path={path} />;
  return null;
}

/** To the page that gives the DNS change to somebody without a login; nothing once the record is changed. */
export function SendLink({ open, kind }: { open: OpenGoLive; kind: ButtonKind }) {
  const { environment, role, base } = open;
  const { state, slug } = environment;
  if (!can(role, "dnsTask.send") || !["your_turn", "waiting_client"].includes(state)) return null;
  return (
    <Button kind={kind} href={`${base}/${slug}/send-dns`}>
      {isAgencyRole(role) ? "Send to client" : "Send to whoever changes it"}
    </Button>
  );
}
