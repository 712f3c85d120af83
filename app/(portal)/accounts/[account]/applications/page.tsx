import { linesOf } from "@/app/(portal)/accounts/[account]/environment-lines";
import { guarded, titled } from "@/app/(portal)/guarded";
import { visit } from "@/app/session";
import { EnvironmentTable } from "@/components/application/environment-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { applicationsOf } from "@/db/queries/accounts/applications";
import { can } from "@/domain/people/permission";
import { counted } from "@/domain/words";

export const generateMetadata = titled(
  "application.read",
  async ({ params }: PageProps<"/accounts/[account]/applications">) => {
    const { account, actor } = await visit((await params).account);
    return { title: `${actor.staffRole ? "Applications" : "Websites"} – ${account.name}` };
  },
);

export default guarded(
  "application.read",
  "Websites",
  async function Applications(props: PageProps<"/accounts/[account]/applications">) {
    const { actor, account, role } = await visit((await props.params).account);
    const { after } = await props.searchParams;
    const { sites, live, rows, next } = await applicationsOf(
      actor,
      account.id,
      typeof after === "string" ? after : undefined,
    );
    const base = `/accounts/${account.slug}/applications`;
    return (
      <>
        <PageHeader
          title={actor.staffRole ? "Applications" : "Websites"}
          sub={`${account.name}: ${live} of ${counted(sites, "website")} live`}
          action={
            can(role, "application.create") ? (
              <Button kind="primary" href={`${base}/new`}>
                Add an application
              </Button>
            ) : null
          }
        />
        <div className="stack">
          {rows.length === 0 ? (
            <EmptyState why="data" title={actor.staffRole ? "No application yet" : "No website yet"} />
          ) : null}
          {rows.map(({ slug, name, environments }) => (
            <Panel
              key={slug}
              title={
                <a className="link" href={`${base}/${slug}`}>
                  {name}
                </a>
              }
            >
              <EnvironmentTable
                caption={name}
                client={!actor.staffRole}
                rows={linesOf(environments, `${base}/${slug}`, actor)}
              />
            </Panel>
          ))}
          <Pager start={after ? base : undefined} next={next && `${base}?after=${next}`} />
        </div>
      </>
    );
  },
);
