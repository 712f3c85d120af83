import { notFound } from "next/navigation";
import { cache } from "react";
import { guarded, titled } from "@/app/(portal)/guarded";
import { RenameForm } from "@/app/(portal)/rename-form";
import { ViewOnly } from "@/app/(portal)/view-only";
import { visit } from "@/app/session";
import { shownReason } from "@/app/shown-reason";
import { stations } from "@/app/stations";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { GoLiveTrack } from "@/components/environment/go-live-track";
import { StateTag } from "@/components/environment/state-tag";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { environmentBySlug } from "@/db/queries/accounts/environments";
import { environmentWord } from "@/domain/accounts/environment-word";
import { nextStep } from "@/domain/accounts/portfolio";
import { trackOf } from "@/domain/go-live/station";
import { can } from "@/domain/people/permission";
import { renameEnvironmentTo } from "./actions";
import { HostnamePanel } from "./hostname-panel";
import { OriginPanel } from "./origin-panel";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]">;

const open = cache(async (account: string, application: string, slug: string, after?: string) => {
  const opened = await visit(account);
  const path = { application, environment: slug };
  const environment = await environmentBySlug(opened.actor, opened.account.id, path, after);
  if (!environment) notFound();
  const client = !opened.actor.staffRole;
  const word = client ? environmentWord(environment.kind, environment.name) : environment.name;
  return { ...opened, environment, word, client };
});

async function openAt({ params, searchParams }: Props) {
  const { account, application, environment } = await params;
  const { after } = await searchParams;
  const from = typeof after === "string" ? after : undefined;
  return { ...(await open(account, application, environment, from)), later: from !== undefined };
}

export const generateMetadata = titled("environment.read", async (props: Props) => {
  const { account, environment, word } = await openAt(props);
  return { title: `${environment.application}, ${word} – ${account.name}` };
});

export default guarded("environment.read", "Environment", async function Environment(props: Props) {
  const path = await props.params;
  const { actor, account, role, environment, word, client, later } = await openAt(props);
  const base = `/accounts/${account.slug}/applications/${path.application}/environments/${path.environment}`;
  const mayEdit = can(role, "environment.update");
  return (
    <>
      <PageHeader
        title={`${environment.application}, ${word}`}
        sub={
          <span className="cluster">
            <span>
              <EnvironmentMark kind={environment.kind} silent />
              {client ? null : environment.kind}
            </span>
            <StateTag state={environment.state} client={client} />
            <span>{shownReason(environment, actor.timeZone, new Date())}</span>
          </span>
        }
        action={
          <Button kind="primary" href={`${base}/go-live`}>
            {environment.state === "live" ? "Open checklist" : nextStep(environment.state, client)}
          </Button>
        }
      />
      <div className="stack">
        <section className="panel" aria-label="Progress">
          <GoLiveTrack stations={trackOf(environment.station, environment.state, stations())} />
        </section>
        <div className="columns">
          <div>
            <HostnamePanel
              path={path}
              base={base}
              hostnames={environment.hostnames}
              later={later}
              zone={actor.timeZone}
              mayAdd={can(role, "hostname.add")}
              mayRemove={can(role, "hostname.remove")}
            />
            <OriginPanel path={path} environment={environment} mayEdit={mayEdit} />
          </div>
          <div>
            {mayEdit ? (
              <Panel title="Name" sub="It is also a branch name at the edge. This page’s address stays.">
                <RenameForm
                  action={renameEnvironmentTo.bind(null, path)}
                  name={environment.name}
                  version={environment.version}
                />
              </Panel>
            ) : (
              <ViewOnly actor={actor} accountId={account.id} permission="environment.update" />
            )}
            {can(role, "environment.remove") ? (
              <Removal base={base} production={environment.kind === "production"} />
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
});

function Removal({ base, production }: { base: string; production: boolean }) {
  if (production)
    return <p className="quiet">Production goes with its application and is not removed on its own.</p>;
  return (
    <p>
      <a className="link" href={`${base}/remove`}>
        Remove this environment
      </a>
    </p>
  );
}
