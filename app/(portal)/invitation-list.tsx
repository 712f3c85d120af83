import { type InvitationRow, InvitationTable } from "@/components/people/invitation-table";
import { CopyValue } from "@/components/ui/copy-value";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PendingInvitation } from "@/db/queries/pending-invitations";
import type { FormAction } from "@/domain/form";
import { mailState } from "@/domain/mail/delivery";
import { until } from "@/domain/mail/until";
import { mayGrant, ROLE_NAMES, type Role } from "@/domain/role";

interface Actions {
  resend: FormAction;
  revoke: FormAction;
}

/** Invitations that nobody has used yet, with what can be done about each by somebody of role `mine`. */
export function InvitationList(props: {
  invitations: PendingInvitation[];
  mine: Role;
  timeZone: string;
  mailing: boolean;
  actions: Actions;
}) {
  const { invitations, mine, timeZone, mailing, actions } = props;
  return (
    <InvitationTable
      caption="Open invitations"
      invitations={invitations.map((invitation) => ({
        id: invitation.id,
        email: invitation.email,
        access: ROLE_NAMES[invitation.role],
        ...stateOf(invitation, timeZone, mailing),
        actions: mayGrant(mine, invitation.role) ? <Choices {...invitation} {...actions} /> : null,
      }))}
    />
  );
}

function stateOf(
  { expiresAt, href, mail }: PendingInvitation,
  zone: string,
  mailing: boolean,
): Pick<InvitationRow, "status" | "tone" | "detail"> {
  if (!href) return { status: "Ended", detail: `On ${until(expiresAt, zone)}. Send it again to renew it.` };
  const ends = `Valid until ${until(expiresAt, zone)}`;
  if (!mail || !mailing) return { status: "Not mailed", tone: "wait", detail: `${ends}.` };
  const { state, words } = mailState(mail);
  const tone = { sent: "plain", queued: "plain", retrying: "wait", failed: "stop" } as const;
  const status = { sent: "Sent", queued: "On its way", retrying: "Delayed", failed: "Not delivered" }[state];
  const detail = state === "sent" || state === "queued" ? `${ends}.` : `${words}. ${ends}.`;
  return { status, tone: tone[state], detail };
}

function Choices({ id, email, href, resend, revoke }: PendingInvitation & Actions) {
  return (
    <>
      <Form action={resend} className="inline" label={`Send the invitation of ${email} again`}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton kind="secondary" size="small" pending="Sending…">
          Send again
        </SubmitButton>
      </Form>
      <Form action={revoke} className="inline" label={`Revoke the invitation of ${email}`}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton kind="quiet" size="small" pending="Revoking…">
          Revoke
        </SubmitButton>
      </Form>
      {href ? (
        <Disclosure summary="Copy link">
          <CopyValue value={href} what={`link for ${email}`} />
        </Disclosure>
      ) : null}
    </>
  );
}
