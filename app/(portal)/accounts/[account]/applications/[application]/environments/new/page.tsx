import { notFound } from "next/navigation";
import { addEnvironment } from "@/app/(portal)/accounts/[account]/applications/[application]/environments/new/actions";
import { NotYours } from "@/app/(portal)/not-yours";
import { visit } from "@/app/session";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { applicationBySlug } from "@/db/queries/applications";
import { proposedEnvironment } from "@/domain/draft-environments";
import { can } from "@/domain/permission";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/new">;

async function open(params: Props["params"]) {
  const { account: slug, application } = await params;
  const opened = await visit(slug);
  const found = await applicationBySlug(opened.actor, opened.account.id, application);
  if (!found) notFound();
  return { ...opened, application: found };
}

export async function generateMetadata({ params }: Props) {
  const { application, account } = await open(params);
  return { title: `Add an environment – ${application.name} – ${account.name}` };
}

export default async function NewEnvironmentPage({ params }: Props) {
  const { actor, account, role, application } = await open(params);
  const href = `/accounts/${account.slug}/applications/${application.slug}`;
  if (!can(role, "environment.create"))
    return (
      <NotYours
        title="Add an environment"
        actor={actor}
        accountId={account.id}
        permission="environment.create"
        back={{ label: application.name, href }}
      />
    );
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
}
