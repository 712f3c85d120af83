import type { Metadata } from "next";
import { enrollee, visitor } from "@/app/session";
import { signOut } from "@/app/sign-out";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { agencyName } from "@/db/queries/accounts/agency";
import { invitationBehind } from "@/db/queries/people/invitations";
import { until } from "@/domain/mail/until";
import type { Actor } from "@/domain/people/actor";
import { invitationState } from "@/domain/people/invitation";
import { roleWords } from "@/domain/people/role";
import { joinAsNew, joinSignedIn } from "./actions";
import { EndedInvitation } from "./ended";

/** The address of this page opens an account: it is told to nobody. */
export const metadata: Metadata = { title: "Invitation", referrer: "same-origin" };

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const invitation = await invitationBehind(token);
  const actor = (await visitor()) ?? (await enrollee());
  if (!invitation || invitationState(invitation, new Date()) !== "open")
    return <EndedInvitation token={token} invitation={invitation} zone={actor?.timeZone ?? "UTC"} />;
  const { email, role, inviter, account, expiresAt } = invitation;
  return (
    <>
      <h1>
        {inviter} invites you to {account ?? (await agencyName())}
      </h1>
      <p>You {roleWords(role)}.</p>
      <Ways token={token} invitation={invitation} actor={actor} />
      <p className="muted">
        For {email} alone, until {until(expiresAt, actor?.timeZone ?? "UTC")}.
      </p>
    </>
  );
}

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationBehind>>>;

/** Join with one button, switch to the right login, sign in first, or make a login. */
function Ways(props: { token: string; invitation: Invitation; actor: Actor | undefined }) {
  const { token, invitation, actor } = props;
  if (actor?.email === invitation.email) return <JoinButton token={token} />;
  if (actor) return <Switch token={token} mine={actor.email} theirs={invitation.email} />;
  if (invitation.hasLogin) return <SignInFirst token={token} email={invitation.email} />;
  return <NewLogin token={token} email={invitation.email} />;
}

const here = (token: string) => `/invitations/${token}`;

const JoinButton = ({ token }: { token: string }) => (
  <Form action={joinSignedIn}>
    <input type="hidden" name="token" value={token} />
    <SubmitButton pending="Joining…">Join</SubmitButton>
  </Form>
);

const Switch = ({ token, mine, theirs }: { token: string; mine: string; theirs: string }) => (
  <>
    <p>
      You are signed in as <strong>{mine}</strong>; the invitation is for <strong>{theirs}</strong>.
    </p>
    <form action={signOut}>
      <input type="hidden" name="next" value={here(token)} />
      <SubmitButton pending="Signing out…">Switch to {theirs}</SubmitButton>
    </form>
  </>
);

const SignInFirst = ({ token, email }: { token: string; email: string }) => (
  <>
    <p>There is a login for {email} already. Sign in with it, then join with one click.</p>
    <Button kind="primary" href={`/sign-in?next=${encodeURIComponent(here(token))}`}>
      Sign in
    </Button>
  </>
);

const NewLogin = ({ token, email }: { token: string; email: string }) => (
  <Form action={joinAsNew}>
    <input type="hidden" name="token" value={token} />
    <TextField
      name="email"
      type="email"
      label="Your mail address"
      value={email}
      readOnly
      autoComplete="username"
    />
    <TextField name="name" label="Your name" autoComplete="name" required />
    <TextField
      name="password"
      type="password"
      label="Password"
      hint="At least 10 characters"
      autoComplete="new-password"
      required
    />
    <SubmitButton pending="Joining…">Join</SubmitButton>
  </Form>
);
