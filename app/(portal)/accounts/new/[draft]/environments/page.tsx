import type { Metadata } from "next";
import { answerEnvironments } from "@/app/(portal)/accounts/new/[draft]/environments/actions";
import { visitDraft, wayBack } from "@/app/(portal)/accounts/new/draft-visit";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { Button } from "@/components/ui/button";
import { EnterButton } from "@/components/ui/enter-button";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { EnvironmentRow } from "@/components/wizard/environment-row";
import { WizardSteps } from "@/components/wizard/wizard-steps";
import { inputOf } from "@/domain/accounts/draft";
import { environmentRows } from "@/domain/accounts/draft-environments";
import { displayName } from "@/domain/accounts/hostname";

export const metadata: Metadata = { title: "Which environments? – Add a client" };

export default async function EnvironmentsPage(props: PageProps<"/accounts/new/[draft]/environments">) {
  const { draft: draftId } = await props.params;
  const { from } = await props.searchParams;
  const { draft } = await visitDraft(draftId, "environments");
  const website = inputOf.website().parse(draft.answers.website);
  const rows = environmentRows(draft.answers.environments, website.hostname);
  return (
    <>
      <WizardSteps step={2} of={4} back={wayBack(draftId, "environments", from)} />
      <PageHeader
        title="Which environments?"
        sub="Each is a version of the website with an address and a server, its origin, of its own. An origin that you do not know yet can wait."
      />
      <Form action={answerEnvironments.bind(null, draftId)}>
        <EnterButton />
        {from === "check" ? <input type="hidden" name="from" value="check" /> : null}
        <p className="cluster">
          <EnvironmentMark kind="production" silent />
          <strong>Production</strong>
          <code>{displayName(website.hostname)}</code>
          <span className="muted">always first, origin {website.origin ?? "not known yet"}</span>
        </p>
        {rows.map((row) => (
          <EnvironmentRow key={row.row} row={row} productionOrigin={website.origin} />
        ))}
        <input type="hidden" name="others" value={rows.length - 2} />
        <Button name="do" value="add">
          Add another environment
        </Button>
        <div className="cluster">
          <SubmitButton>Continue</SubmitButton>
          <Button kind="quiet" name="do" value="skip">
            Only production for now
          </Button>
        </div>
      </Form>
    </>
  );
}
