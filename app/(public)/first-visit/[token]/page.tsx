import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckboxField } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { firstVisitIsOpen } from "@/db/commands/sign-in/first-visit";
import { env } from "@/env";
import { foundAgency } from "./actions";

export const metadata: Metadata = { title: "First visit", referrer: "same-origin" };

export default async function FirstVisitPage({ params }: PageProps<"/first-visit/[token]">) {
  const { token } = await params;
  if (!(await firstVisitIsOpen(token))) notFound();
  return (
    <>
      <h1>Open your portal</h1>
      <p>This is done once. You become the owner of the agency's portal and can invite your colleagues.</p>
      <Form action={foundAgency}>
        <input type="hidden" name="token" value={token} />
        <TextField name="agency" label="Name of the agency" autoComplete="organization" required />
        <TextField name="name" label="Your name" autoComplete="name" required />
        <TextField name="email" type="email" label="Your mail address" autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label="Password"
          hint="At least 10 characters"
          autoComplete="new-password"
          required
        />
        <CheckboxField
          name="example"
          label="Fill in an example"
          hint="Two clients with three websites, as in the guide, to look around in. Remove them whenever you like."
          checked={env().demo}
        />
        <SubmitButton pending="Opening…">Open the portal</SubmitButton>
      </Form>
    </>
  );
}
