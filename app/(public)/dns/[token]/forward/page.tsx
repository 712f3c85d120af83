import type { Metadata } from "next";
import { passOn } from "@/app/(public)/dns/[token]/actions";
import { EndedTask } from "@/app/(public)/dns/[token]/ended";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { dnsTaskBehind } from "@/db/queries/go-live/dns-tasks";
import { displayName } from "@/domain/accounts/hostname";
import { until } from "@/domain/mail/until";

export const metadata: Metadata = {
  title: "Send it to someone else",
  referrer: "same-origin",
  robots: { index: false, follow: false },
};

export default async function ForwardDnsTask({ params }: PageProps<"/dns/[token]/forward">) {
  const { token } = await params;
  const task = await dnsTaskBehind(token, new Date());
  if (!task?.subject) return <EndedTask task={task} />;
  const { agency, asker, link, subject } = task;
  return (
    <>
      <h1>Send it to someone else</h1>
      <p>
        They get a mail with the steps for {displayName(subject.hostname.name)} and a link of their own, which
        ends with yours: {until(link.expiresAt, asker.zone)}. {agency} can see whom you passed it on to, and
        can take it back: then yours and theirs end.
      </p>
      <Form action={passOn.bind(null, token)} label="Send it to someone else">
        <TextField
          name="email"
          type="email"
          label="Their mail address"
          autoComplete="off"
          inputMode="email"
          machine
          required
        />
        <TextField
          name="name"
          label="Your name"
          hint="So that they know who passes it on."
          autoComplete="name"
          required
        />
        <SubmitButton pending="Sending…" size="wide">
          Send
        </SubmitButton>
      </Form>
      <p>
        <a className="link" href={`/dns/${token}`}>
          Back to the steps
        </a>
      </p>
    </>
  );
}
