import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { invitationBehind } from "@/db/queries/people/invitations";
import { until } from "@/domain/mail/until";
import { invitationState } from "@/domain/people/invitation";
import { askForNew } from "./actions";

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationBehind>>>;

/** An invitation that opens nothing any more: why, and whom to ask. */
export function EndedInvitation(props: { token: string; invitation: Invitation | undefined; zone: string }) {
  const { token, invitation, zone } = props;
  return (
    <>
      <h1>This invitation cannot be used</h1>
      <p>
        {invitation ? reasonOf(invitation, zone) : "The link is not complete, or a newer one took its place."}
      </p>
      {invitation && invitationState(invitation, new Date()) === "ended" ? <AskAgain token={token} /> : null}
      <p>
        Ask {invitation?.inviter ?? "whoever invited you"} for a new one. If you have joined already,{" "}
        <a href="/sign-in">sign in</a>.
      </p>
    </>
  );
}

/** Tells whoever invited them; nobody needs a login to ask. */
const AskAgain = ({ token }: { token: string }) => (
  <Form action={askForNew} label="Ask for a new one">
    <input type="hidden" name="token" value={token} />
    <SubmitButton pending="Asking…">Ask for a new one</SubmitButton>
  </Form>
);

function reasonOf(invitation: Invitation, zone: string) {
  const state = invitationState(invitation, new Date());
  if (state === "used") return "It was used: it works once.";
  if (state === "revoked") return "It was taken back.";
  return `It ended on ${until(invitation.expiresAt, zone)}.`;
}
