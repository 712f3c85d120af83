import { addApplication } from "@/app/(portal)/accounts/[account]/applications/new/actions";
import { guarded, titled } from "@/app/(portal)/guarded";
import { visit } from "@/app/session";
import { KeptStaging, KeptStagingFirst } from "@/components/application/kept-staging-first";
import { EnterButton } from "@/components/ui/enter-button";
import { Form } from "@/components/ui/form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type Props = PageProps<"/accounts/[account]/applications/new">;

export const generateMetadata = titled("application.create", async ({ params }: Props) => {
  const { account } = await visit((await params).account);
  return { title: `Add an application – ${account.name}` };
});

export default guarded(
  "application.create",
  "Add an application",
  async function NewApplicationPage({ params }: Props) {
    const { account } = await visit((await params).account);
    return (
      <>
        <PageHeader
          title="Add an application"
          sub={`One more website of ${account.name}, with its production environment. No live website is touched.`}
        />
        <Form action={addApplication.bind(null, account.slug)}>
          <EnterButton />
          <TextField
            name="hostname"
            label="Production address"
            hint="The address visitors use, like www.acme.com, even if you test first: the first address becomes production."
            inputMode="url"
            autoComplete="off"
            machine
          />
          <KeptStagingFirst />
          <TextField name="name" label="Name of the application" hint="Leave it empty and we propose one." />
          <TextField
            name="origin"
            label="Origin of production"
            hint="The server that the edge fetches the website from. Leave it empty and we ask DNS."
            autoComplete="off"
            machine
          />
          <KeptStaging />
          <HiddenField name="asked" />
          <HiddenField name="keep" />
          <SubmitButton pending="Asking DNS…">Add application</SubmitButton>
        </Form>
      </>
    );
  },
);
