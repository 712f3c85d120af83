import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { begin } from "@/app/(portal)/accounts/new/actions";
import { DraftList } from "@/app/(portal)/accounts/new/draft-list";
import { answerWith } from "@/app/answer";
import { currentActor } from "@/app/session";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { WizardSteps } from "@/components/wizard/wizard-steps";
import { unfinishedDrafts } from "@/db/queries/accounts/drafts";
import { can } from "@/domain/people/permission";

export const metadata: Metadata = { title: "Add a client" };

export default async function AddClientPage() {
  const actor = await currentActor("/accounts/new");
  if (!actor.staffRole) notFound();
  if (!can(actor.staffRole, "account.create")) return <NotYours />;
  const drafts = await unfinishedDrafts(actor);
  return (
    <>
      <WizardSteps step={1} of={4} back={{ href: "/accounts", label: "Clients" }} />
      <PageHeader
        title="Add a client"
        sub="Four short pages. Nothing is made before you have checked it, and no live website is touched."
      />
      <Form action={begin}>
        <TextField
          name="hostname"
          label="Production address of the website"
          hint="The real one that visitors use, like www.acme.com, even if you test first: the first address becomes production."
          inputMode="url"
          autoComplete="off"
          machine
          required
        />
        <SubmitButton pending="Asking DNS…">Continue</SubmitButton>
      </Form>
      <DraftList drafts={drafts} zone={actor.timeZone} />
    </>
  );
}

function NotYours() {
  answerWith({ status: 403 });
  return (
    <>
      <PageHeader title="Add a client" />
      <Notice title="You can work on clients that you belong to.">
        <p>An agency owner or admin can add a new client and give you access to it.</p>
        <p>
          <a className="link" href="/accounts">
            Your clients
          </a>
        </p>
      </Notice>
    </>
  );
}
