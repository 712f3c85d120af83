import type { Metadata } from "next";
import { answerPeople } from "@/app/(portal)/accounts/new/[draft]/people/actions";
import { visitDraft, wayBack } from "@/app/(portal)/accounts/new/draft-visit";
import { Button } from "@/components/ui/button";
import { CheckboxGroup } from "@/components/ui/choice-fields";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { WizardSteps } from "@/components/wizard/wizard-steps";
import { colleagues } from "@/db/queries/people/colleagues";
import { groupChoices } from "@/db/queries/people/groups";
import { text } from "@/domain/accounts/draft";
import { CLIENT_ROLE_OPTIONS, ROLE_NAMES } from "@/domain/people/role";

export const metadata: Metadata = { title: "Who may see it? – Add a client" };

export default async function PeoplePage(props: PageProps<"/accounts/new/[draft]/people">) {
  const { draft: draftId } = await props.params;
  const { from } = await props.searchParams;
  const { actor, draft } = await visitDraft(draftId, "people");
  const typed = draft.answers.people;
  const [team, groups] = await Promise.all([colleagues(actor), groupChoices(actor)]);
  return (
    <>
      <WizardSteps step={3} of={4} back={wayBack(draftId, "people", from)} />
      <PageHeader
        title="Who may see it?"
        sub="People of the client get a mail with a link that works for 48 hours. Nothing is sent before you create the account."
      />
      <Form action={answerPeople.bind(null, draftId)}>
        {from === "check" ? <input type="hidden" name="from" value="check" /> : null}
        <TextArea
          name="addresses"
          label="Mail addresses of the client's people"
          hint="One address per line. Leave it empty to invite nobody now."
          value={text(typed, "addresses")}
          machine
        />
        <SelectField
          name="role"
          label="They may"
          value={text(typed, "role") || "client_viewer"}
          options={CLIENT_ROLE_OPTIONS}
        />
        {groups.length > 0 ? (
          <CheckboxGroup
            name="groups"
            legend="Groups that work on it"
            hint="Whoever joins one later reaches it too."
            values={[typed?.groups ?? []].flat()}
            options={groups.map(({ id, name, people }) => ({
              value: id,
              label: `${name} group (${people})`,
            }))}
          />
        ) : null}
        {team.length > 0 ? (
          <CheckboxGroup
            name="staff"
            legend="Your colleagues who work on it"
            hint="You are part of it already."
            values={[typed?.staff ?? []].flat()}
            options={team.map(({ id, name, email, role }) => ({
              value: id,
              label: name || email,
              hint: ROLE_NAMES[role],
            }))}
          />
        ) : null}
        <div className="cluster">
          <SubmitButton>Continue</SubmitButton>
          <Button kind="quiet" name="do" value="skip">
            Invite nobody now
          </Button>
        </div>
      </Form>
    </>
  );
}
