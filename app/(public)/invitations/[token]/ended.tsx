import type { invitationBehind } from "@/db/queries/invitations";
import { invitationState } from "@/domain/invitation";
import { until } from "@/domain/mail/until";

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationBehind>>>;

/** An invitation that opens nothing any more: why, and whom to ask. */
export function EndedInvitation({ invitation, zone }: { invitation: Invitation | undefined; zone: string }) {
  return (
    <>
      <h1>This invitation cannot be used</h1>
      <p>
        {invitation ? reasonOf(invitation, zone) : "The link is not complete, or a newer one took its place."}
      </p>
      <p>
        Ask {invitation?.inviter ?? "whoever invited you"} for a new one. If you have joined already,{" "}
        <a href="/sign-in">sign in</a>.
      </p>
    </>
  );
}

function reasonOf(invitation: Invitation, zone: string) {
  const state = invitationState(invitation, new Date());
  if (state === "used") return "It was used: it works once.";
  if (state === "revoked") return "It was taken back.";
  return `It ended on ${until(invitation.expiresAt, zone)}.`;
}
