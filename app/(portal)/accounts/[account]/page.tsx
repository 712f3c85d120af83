import { guarded, titled } from "@/app/(portal)/guarded";
import { AskFor } from "@/app/(portal)/view-only";
import { visit } from "@/app/session";
import { StructurePicture } from "@/components/account/structure-picture";
import { EnvironmentTable } from "@/components/application/environment-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { overviewOf } from "@/db/queries/accounts/overview";
import { displayName } from "@/domain/accounts/hostname";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { counted } from "@/domain/words";
import { linesOf } from "./environment-lines";
import { NextSteps } from "./next-steps";

export const generateMetadata = titled(
  "account.read",
  async ({ params }: PageProps<"/accounts/[account]">) => {
    const { account } = await visit((await params).account);
    return { title: account.name };
  },
);

export default guarded(
  "account.read",
  "Account",
  async function Overview({ params, searchParams }: PageProps<"/accounts/[account]">) {
    const { actor, account, role } = await visit((await params).account);
    const { person } = await searchParams;
    const overview = await overviewOf(actor, account.id, asText(person));
    const base = `/accounts/${account.slug}`;
    const site = actor.staffRole ? "site" : "website";
    return (
      <>
        <PageHeader
          title={account.name}
          sub={overview.sites > 0 ? `Live: ${overview.live} of ${counted(overview.sites, site)}` : null}
          action={
            can(role, "application.create") ? (
              <Button kind="primary" href={`${base}/applications/new`}>
                Add an application
              </Button>
            ) : null
          }
        />
        <div className="stack">
          {can(role, "application.read") ? null : (
            <AskFor actor={actor} accountId={account.id} permission="application.read" what="the websites" />
          )}
          {can(role, "application.read") && overview.applications.rows.length === 0 ? (
            <NoApplications client={!actor.staffRole} />
          ) : null}
          {overview.applications.rows.length === 0 ? null : actor.staffRole ? (
            <Structure account={account} overview={overview} />
          ) : (
            <Websites base={base} overview={overview} actor={actor} />
          )}
          <NextSteps
            base={base}
            overview={overview}
            websites={can(role, "application.read")}
            people={can(role, "people.list")}
            actor={actor}
          />
        </div>
      </>
    );
  },
);

type Overview = Awaited<ReturnType<typeof overviewOf>>;

const asText = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

const NoApplications = ({ client }: { client: boolean }) => (
  <EmptyState why="data" title={client ? "No website yet" : "No application yet"}>
    {client
      ? "Your agency adds your website here."
      : "An application is one website with its production environment and test copies."}
  </EmptyState>
);

function Structure(props: { account: { id: string; slug: string; name: string }; overview: Overview }) {
  const { account, overview } = props;
  const base = `/accounts/${account.slug}`;
  const { rows, next } = overview.applications;
  const { shown, chosen } = overview.people;
  return (
    <Panel
      title="Structure"
      end={
        next ? (
          <a className="link" href={`${base}/applications`}>
            All {overview.sites} applications
          </a>
        ) : null
      }
    >
      <StructurePicture
        people={shown.map((row) => ({
          ...row,
          accounts: [account.id],
          href: row.id === chosen?.id ? base : `${base}?person=${row.id}`,
        }))}
        accounts={[
          { id: account.id, name: account.name, applications: rows.map((row) => nodeOf(row, base, chosen)) },
        ]}
        chosen={chosen?.id}
        reach={chosen && reachWords(chosen)}
      />
    </Panel>
  );
}

type Chosen = NonNullable<Overview["people"]["chosen"]>;

const reachWords = ({ name, reach: { applications, environments } }: Chosen) =>
  applications.length === 0
    ? `${name} reaches no application here.`
    : `${name} reaches ${counted(applications.length, "application")} and ${counted(environments, "environment")} here.`;

function nodeOf(row: Overview["applications"]["rows"][number], base: string, chosen: Chosen | undefined) {
  const href = `${base}/applications/${row.slug}`;
  return {
    name: row.name,
    href,
    lit: chosen?.reach.applications.includes(row.slug) ?? false,
    environments: row.environments.map(({ slug, name, kind, hostname, state }) => ({
      name,
      kind,
      state,
      hostname: displayName(hostname),
      href: `${href}/environments/${slug}`,
    })),
  };
}

function Websites(props: { base: string; overview: Overview; actor: Actor }) {
  const { base, overview, actor } = props;
  const { rows, next } = overview.applications;
  return (
    <>
      {rows.map(({ slug, name, environments }) => (
        <Panel key={slug} title={name}>
          <EnvironmentTable
            caption={name}
            client
            rows={linesOf(environments, `${base}/applications/${slug}`, actor)}
          />
        </Panel>
      ))}
      {next ? (
        <p>
          <a className="link" href={`${base}/applications`}>
            All {overview.sites} websites
          </a>
        </p>
      ) : null}
    </>
  );
}
