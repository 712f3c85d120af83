import type { Metadata } from "next";
import { answerWebsite } from "@/app/(portal)/accounts/new/[draft]/website/actions";
import { visitDraft, wayBack } from "@/app/(portal)/accounts/new/draft-visit";
import { EnterButton } from "@/components/ui/enter-button";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { AccountChoice } from "@/components/wizard/account-choice";
import { StagingFirst } from "@/components/wizard/staging-first";
import { WizardSteps } from "@/components/wizard/wizard-steps";
import { accountChoices } from "@/db/queries/accounts/account-choices";
import { text } from "@/domain/accounts/draft";
import { websiteFields } from "@/domain/accounts/draft-website";
import { asciiOf, displayName, productionGuess } from "@/domain/accounts/hostname";
import { foundSentence } from "@/domain/accounts/origin-found";

export const metadata: Metadata = { title: "Which website? – Add a client" };

export default async function WebsitePage(props: PageProps<"/accounts/new/[draft]/website">) {
  const { draft: draftId } = await props.params;
  const { from } = await props.searchParams;
  const { actor, draft } = await visitDraft(draftId, "website");
  const typed = draft.answers.website ?? {};
  const hostname = asciiOf(text(typed, "hostname"));
  const guess = productionGuess(hostname);
  const kept = asciiOf(text(typed, "keep")) === hostname;
  const found = draft.answers.found?.[hostname];
  const fields = websiteFields(typed, found);
  const find = text(fields, "find");
  const choices = await accountChoices(actor, find, text(fields, "existing"));
  return (
    <>
      <WizardSteps step={1} of={4} back={wayBack(draftId, "website", from)} />
      <PageHeader
        title="Which website?"
        sub="What we could find out is filled in. Change what is not right."
      />
      <Form action={answerWebsite.bind(null, draftId)}>
        <EnterButton />
        {from === "check" ? <input type="hidden" name="from" value="check" /> : null}
        <TextField
          name="hostname"
          label="Production address"
          hint="The address visitors use. Use the real one, even to test first: the first address becomes production."
          value={text(fields, "hostname")}
          inputMode="url"
          autoComplete="off"
          machine
        />
        {guess && kept ? <input type="hidden" name="keep" value={hostname} /> : null}
        {guess && !kept ? <StagingFirst hostname={displayName(hostname)} guess={displayName(guess)} /> : null}
        <AccountChoice
          account={text(fields, "account")}
          name={text(fields, "accountName")}
          existing={text(fields, "existing")}
          find={find}
          {...choices}
        />
        <TextField
          name="name"
          label="Name of the application"
          hint="One website with all its environments. The client reads this name too."
          value={text(fields, "name")}
        />
        <TextField
          name="origin"
          label="Origin of production"
          hint={`The server that the edge fetches the website from: a host name or IP address. ${foundSentence(found)}`}
          value={text(fields, "origin")}
          autoComplete="off"
          machine
        />
        <SubmitButton>Continue</SubmitButton>
      </Form>
    </>
  );
}
