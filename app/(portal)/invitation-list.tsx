import { type InvitationRow, InvitationTable } from "@/components/people/invitation-table";
import { Button } from "@/components/ui/button";
import { CopyValue } from "@/components/ui/copy-value";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import type { PendingInvitation } from "@/db/queries/people/pending-invitations";
import type { FormAction } from "@/domain/form";
import { mailState } from "@/domain/mail/delivery";
import { until } from "@/domain/mail/until";
import { mayGrant, ROLE_NAMES, type Role } from "@/domain/people/role";
import { scopeWords } from "@/domain/people/scope";

/**
 * Invitations that nobody has used yet, with what can be done about each by somebody of role `mine`. One form around
 * all of them stays when the last one goes, and says what became of it.
 */
export function InvitationList(props: {
  invitations: PendingInvitation[];
  mine: Role;
  timeZone: string;
  mailing: boolean;
  action: FormAction;
}) {
  const { invitations, mine, timeZone, mailing, action } = props;
  return (
    <Form action={action} className="stack" label="Open invitations">
      {invitations.length === 0 ? <p className="muted">No invitation is open.</p> : null}
      {invitations.length > 0 ? (
        <InvitationTable
          caption="Open invitations"
          invitations={invitations.map((invitation) => ({
            id: invitation.id,
            email: invitation.email,
            access: accessOf(invitation),
            ...stateOf(invitation, timeZone, mailing),
            actions: mayGrant(mine, invitation.role) ? <Choices {...invitation} /> : null,
          }))}
        />
      ) : null}
    </Form>
  );
}

const accessOf = ({ role, websites }: PendingInvitation) =>
  websites ? `${ROLE_NAMES[role]} of ${scopeWords(websites, false)}` : ROLE_NAMES[role];

function stateOf(
  { expiresAt, href, mail, askedAgainAt }: PendingInvitation,
  zone: string,
  mailing: boolean,
): Pick<InvitationRow, "status" | "tone" | "detail"> {
  if (!href && askedAgainAt)
    return {
      status: "Asked for a new one",
      tone: "wait",
      detail: `The last ended on ${until(expiresAt, zone)}.`,
    };
  if (!href) return { status: "Ended", detail: `On ${until(expiresAt, zone)}. Renew it to send a new link.` };
  const ends = `Valid until ${until(expiresAt, zone)}`;
  if (!mail || !mailing) return { status: "Not mailed", tone: "wait", detail: `${ends}.` };
  const { state, words } = mailState(mail);
  const tone = { sent: "plain", queued: "plain", retrying: "wait", failed: "stop" } as const;
  const status = { sent: "Sent", queued: "On its way", retrying: "Delayed", failed: "Not delivered" }[state];
  const detail = state === "sent" || state === "queued" ? `${ends}.` : `${words}. ${ends}.`;
  return { status, tone: tone[state], detail };
}

function Choices({ id, email, href }: PendingInvitation) {
  return (
    <>
      {href ? (
        <Button size="small" name="resend" value={id} label={`Send again to ${email}`}>
          Send again
        </Button>
      ) : (
        <Button size="small" name="resend" value={id} label={`Renew the invitation of ${email}`}>
          Renew
        </Button>
      )}
      <Button size="small" kind="quiet" name="revoke" value={id} label={`Revoke the invitation of ${email}`}>
        Revoke
      </Button>
      {href ? (
        <Disclosure summary="Copy link">
          <CopyValue value={href} what={`link for ${email}`} />
        </Disclosure>
      ) : null}
    </>
  );
}
