import type { Metadata } from "next";
import { MeLinks } from "@/app/(portal)/me/me-links";
import { currentActor } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { erase } from "./actions";

export const metadata: Metadata = { title: "Your data – Your login" };

export default async function MyData() {
  const actor = await currentActor("/me/data");
  return (
    <>
      <PageHeader title="Your data" sub={actor.email} />
      <MeLinks at="/me/data" />
      <div className="stack">
        <Panel
          title="Download your data"
          sub="Your profile, accounts, work, links, browsers, invitations, notices, and what you did: one JSON file."
        >
          <p>
            <a className="btn" href="/me/data/file">
              Download my data
            </a>
          </p>
        </Panel>
        <Panel title="Erase your login">
          <div className="prose">
            <p>
              Your login, your ways to sign in, your notices and drafts go at once. In the activity of others
              “Erased person” stands for your name, and your mail address is nowhere. What you made stays with
              its account. Nobody can undo it.
            </p>
          </div>
          <Form action={erase} label="Erase your login" className="form mt-4">
            <TextField
              name="typed"
              label="Your mail address"
              hint={`Type ${actor.email} to confirm.`}
              autoComplete="off"
              machine
              required
            />
            <SubmitButton kind="danger" pending="Erasing…">
              Erase my login
            </SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}
