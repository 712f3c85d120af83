import type { Metadata } from "next";
import { create } from "@/app/(portal)/accounts/new/[draft]/check/actions";
import { pageOf, visitDraft, wayBack } from "@/app/(portal)/accounts/new/draft-visit";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { AnswersSection } from "@/components/wizard/answers-section";
import { environmentAnswers, peopleAnswers, websiteAnswers } from "@/components/wizard/plan-answers";
import { PlanOutlook } from "@/components/wizard/plan-outlook";
import { WizardSteps } from "@/components/wizard/wizard-steps";
import { accountChoices } from "@/db/queries/accounts/account-choices";
import { colleagues } from "@/db/queries/people/colleagues";
import { groupChoices } from "@/db/queries/people/groups";
import { type DraftPage, planOf } from "@/domain/accounts/draft";

export const metadata: Metadata = { title: "Check and create – Add a client" };

export default async function CheckPage(props: PageProps<"/accounts/new/[draft]/check">) {
  const { draft: draftId } = await props.params;
  const { actor, draft } = await visitDraft(draftId, "check");
  const plan = planOf(draft.answers);
  if (!plan) throw new Error("a draft on its check page is finished");
  const { website, people } = plan;
  const existing = website.account === "existing" ? website.existing : "";
  const [{ options }, colleaguesThere, groupsThere] = await Promise.all([
    accountChoices(actor, "", existing),
    colleagues(actor),
    groupChoices(actor),
  ]);
  const account = options.find(({ slug }) => slug === existing)?.name ?? existing;
  const staff = colleaguesThere.filter(({ id }) => people.staff.includes(id));
  const groups = groupsThere.filter(({ id }) => people.groups.includes(id));
  const team = [
    ...groups.map(({ name }) => `${name} group`),
    ...staff.map(({ name, email }) => name || email),
  ];
  const change = (page: DraftPage) => `${pageOf(draftId, page)}?from=check`;
  return (
    <>
      <WizardSteps step={4} of={4} back={wayBack(draftId, "check", undefined)} />
      <PageHeader title="Check and create" sub="Nothing exists yet. This is what you answered." />
      <Form action={create.bind(null, draftId)}>
        <input type="hidden" name="seen" value={draft.updatedAt.toISOString()} />
        <AnswersSection
          page="website"
          title="Website"
          answers={websiteAnswers(website, account, change("website"))}
        />
        <AnswersSection
          page="environments"
          title="Environments"
          answers={environmentAnswers(plan, change("environments"), change("website"))}
        />
        <AnswersSection
          page="people"
          title="People"
          answers={peopleAnswers(people, team, change("people"))}
        />
        <PlanOutlook plan={plan} account={account} />
        <SubmitButton pending="Creating…">{buttonWords(plan)}</SubmitButton>
      </Form>
    </>
  );
}

function buttonWords({ website, people }: NonNullable<ReturnType<typeof planOf>>) {
  const what = website.account === "new" ? "Create account" : "Create website";
  return people.addresses.length > 0 ? `${what} and invite ${people.addresses.length}` : what;
}
