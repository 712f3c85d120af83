import { notFound } from "next/navigation";
import { addEnvironment } from "@/app/(portal)/accounts/[account]/applications/[application]/environments/new/actions";
import { guarded, titled } from "@/app/(portal)/guarded";
import { visit } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { applicationBySlug } from "@/db/queries/accounts/applications";
import { proposedEnvironment } from "@/domain/accounts/draft-environments";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/new">;

async function open(params: Props["params"]) {
  const { account: slug, application } = await params;
  const opened = await visit(slug);
  const found = await applicationBySlug(opened.actor, opened.account.id, application);
  if (!found) notFound();
  return { ...opened, application: found };
}

export const generateMetadata = titled("environment.create", async ({ params }: Props) => {
  const { application, account } = await open(params);
  return { title: `Add an environment – ${application.name} – ${account.name}` };
});

export default guarded(
  "environment.create",
  "Add an environment",
  async function NewEnvironmentPage({ params }: Props) {
    const { account, application } = await open(params);
    const production = application.environments.find(({ kind }) => kind === "production");
    const proposal = proposedEnvironment(application.environments, production?.hostname);
    return (
      <>
        <PageHeader
          title="Add an environment"
          sub={`Another version of ${application.name}, with an address and an origin of its own.`}
        />
        <Form action={addEnvironment.bind(null, { account: account.slug, application: application.slug })}>
          <TextField
            name="name"
            label="Name"
            hint="A letter first, then letters and digits, like Preview2: the name is also a branch name at the edge, which has no hyphens or spaces."
            value={proposal.name}
            width="medium"
          />
          <SelectField
            name="kind"
            label="Kind"
            value={proposal.kind}
            options={[
              { value: "staging", label: "Staging, a test copy" },
              { value: "development", label: "Development" },
              { value: "other", label: "Something else" },
            ]}
          />
          <TextField
            name="hostname"
            label="Address"
            hint="Its own host name, such as staging.acme.com."
            value={proposal.hostname}
            autoComplete="off"
            machine
          />
          <TextField
            name="origin"
            label="Origin"
            hint={
              production?.origin
                ? `Its own server, not production's ${production.origin}: with that it could be made, but not go live. You can enter it later.`
                : "Its own server, not production's. You can enter it later."
            }
            autoComplete="off"
            machine
          />
          <SubmitButton>Add environment</SubmitButton>
        </Form>
      </>
    );
  },
);
