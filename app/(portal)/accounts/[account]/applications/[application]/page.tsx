import { notFound } from "next/navigation";
import { cache } from "react";
import { linesOf } from "@/app/(portal)/accounts/[account]/environment-lines";
import { guarded, titled } from "@/app/(portal)/guarded";
import { RenameForm } from "@/app/(portal)/rename-form";
import { ViewOnly } from "@/app/(portal)/view-only";
import { visit } from "@/app/session";
import { EnvironmentTable } from "@/components/application/environment-table";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { applicationBySlug } from "@/db/queries/accounts/applications";
import { can } from "@/domain/people/permission";
import { counted } from "@/domain/words";
import { renameApplicationTo } from "./actions";

type Props = PageProps<"/accounts/[account]/applications/[application]">;

const open = cache(async (account: string, application: string) => {
  const opened = await visit(account);
  const found = await applicationBySlug(opened.actor, opened.account.id, application);
  if (!found) notFound();
  return { ...opened, application: found };
});

export const generateMetadata = titled("application.read", async ({ params }: Props) => {
  const path = await params;
  const { account, application } = await open(path.account, path.application);
  return { title: `${application.name} – ${account.name}` };
});

export default guarded("application.read", "Website", async function Application({ params }: Props) {
  const { account: slug, application: applicationSlug } = await params;
  const { actor, account, role, application } = await open(slug, applicationSlug);
  const base = `/accounts/${account.slug}/applications/${application.slug}`;
  const reader = actor.staffRole ? "agency" : "client";
  const path = { account: account.slug, application: application.slug };
  return (
    <>
      <PageHeader
        title={application.name}
        sub={summary(application.environments.length, reader)}
        action={
          can(role, "environment.create") ? (
            <Button kind="primary" href={`${base}/environments/new`}>
              Add an environment
            </Button>
          ) : null
        }
      />
      <div className="stack">
        <EnvironmentTable
          caption={`Environments of ${application.name}`}
          client={reader === "client"}
          rows={linesOf(application.environments, base, actor)}
        />
        {can(role, "application.update") ? (
          <Panel title="Name" sub="The address of this page stays as it is.">
            <RenameForm
              action={renameApplicationTo.bind(null, path)}
              name={application.name}
              version={application.version}
            />
          </Panel>
        ) : (
          <ViewOnly actor={actor} accountId={account.id} permission="application.update" />
        )}
        {can(role, "application.remove") ? (
          <p>
            <a className="link" href={`${base}/remove`}>
              Remove this application
            </a>
          </p>
        ) : null}
      </div>
    </>
  );
});

const summary = (environments: number, reader: "agency" | "client") =>
  reader === "client"
    ? "Your live website and its test copies"
    : `One repository, one stack, ${counted(environments, "environment")}`;
