import { removeApp } from "@/app/second-factor/actions";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { Actor } from "@/domain/people/actor";

const WHAT =
  "An app on your phone shows a new code every 30 seconds. Without it, your password opens nothing.";

export function AppPanel({ actor, since }: { actor: Actor; since: Date | undefined }) {
  if (!since)
    return (
      <Panel title="Authenticator app" sub={WHAT}>
        <Button href="/me/security/app">Set up an authenticator app</Button>
      </Panel>
    );
  return (
    <Panel title="Authenticator app" tag={<Tag tone="live">In use</Tag>} sub={WHAT}>
      <p className="mb-4">
        Since <Time at={since} zone={actor.timeZone} now={new Date()} />.
      </p>
      <Form action={removeApp} label="Remove the authenticator app">
        <SubmitButton kind="danger" pending="Removing…">
          Remove the authenticator app
        </SubmitButton>
      </Form>
    </Panel>
  );
}
