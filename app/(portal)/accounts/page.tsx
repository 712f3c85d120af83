import { redirect } from "next/navigation";
import { currentActor } from "@/app/session";
import { shownReason } from "@/app/shown-reason";
import { stations } from "@/app/stations";
import { PortfolioTable } from "@/components/portfolio/portfolio-table";
import { type StateCount, StateCounts } from "@/components/portfolio/state-counts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { type PortfolioRow, portfolio } from "@/db/queries/accounts/portfolio";
import { displayName } from "@/domain/accounts/hostname";
import { nextStep, PortfolioFilter, portfolioHref } from "@/domain/accounts/portfolio";
import { SHOWN_STATES, type ShownState, STATE_NAMES } from "@/domain/go-live/state";
import { trackOf } from "@/domain/go-live/station";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { counted } from "@/domain/words";
import { OwnAccounts } from "./own-accounts";
import { PortfolioSearch } from "./portfolio-search";

export async function generateMetadata() {
  const actor = await currentActor("/accounts");
  return { title: actor.staffRole ? "Clients" : "Your accounts" };
}

/** The agency's clients; for a client's own people the accounts that they were invited to. */
export default async function Accounts({ searchParams }: PageProps<"/accounts">) {
  const actor = await currentActor("/accounts");
  const filter = PortfolioFilter.parse(await searchParams);
  const found = await portfolio(actor, filter);
  if (actor.staffRole) return <Portfolio actor={actor} filter={filter} found={found} />;
  if (found.clients === 1 && found.rows[0]) redirect(`/accounts/${found.rows[0].slug}`);
  const words = wordsFor(actor);
  return (
    <OwnAccounts
      rows={found.rows}
      words={words}
      start={filter.after && portfolioHref(filter, {})}
      next={found.next && portfolioHref(filter, { after: found.next })}
    />
  );
}

interface Props {
  actor: Actor;
  filter: PortfolioFilter;
  found: Awaited<ReturnType<typeof portfolio>>;
}

function Portfolio({ actor, filter, found }: Props) {
  const { clients, sites } = found;
  return (
    <>
      <PageHeader
        title="Clients"
        sub={clients > 0 ? summary(clients, sites) : null}
        action={mayAdd(actor) && clients > 0 ? <AddClient /> : null}
      />
      {clients > 0 ? <ClientList actor={actor} filter={filter} found={found} /> : <NoClients actor={actor} />}
    </>
  );
}

function ClientList({ actor, filter, found: { sites, troubled, rows, next } }: Props) {
  const words = wordsFor(actor);
  return (
    <div className="stack">
      <StateCounts counts={countsOf({ ...sites, problem: troubled }, filter)} />
      <div className="cluster justify-between">
        <FilterLinks label="Clients shown" links={views(filter)} />
        <PortfolioSearch filter={filter} />
      </div>
      {rows.length > 0 ? (
        <PortfolioTable
          stations={stations().map(({ label }) => label)}
          rows={rows.map((row) => rowOf(row, words))}
        />
      ) : (
        <NoResults filter={filter} />
      )}
      <Pager
        start={filter.after && portfolioHref(filter, {})}
        next={next && portfolioHref(filter, { after: next })}
      />
    </div>
  );
}

type Sites = Partial<Record<ShownState, number>>;

function summary(clients: number, sites: Sites) {
  const { live = 0, unseen = 0 } = sites;
  const all = Object.values(sites).reduce((sum, count) => sum + count, 0);
  const open = all - live - unseen;
  const standing = [
    open > 0 && `${counted(open, "site is", "sites are")} not live.`,
    unseen > 0 && `${counted(unseen, "site was", "sites were")} not looked at for hours.`,
  ].filter(Boolean);
  const words = standing.length === 0 ? "All are live." : standing.join(" ");
  return `${counted(clients, "account")}, ${counted(all, "site")}. ${all > 0 ? words : ""}`;
}

/** Shown even at nought: what somebody has to act on, and what is done. */
const ALWAYS: ShownState[] = ["problem", "your_turn", "waiting_client", "live"];

const countsOf = (sites: Sites, filter: PortfolioFilter): StateCount[] =>
  SHOWN_STATES.filter((state) => ALWAYS.includes(state) || sites[state] || filter.state === state).map(
    (state) => ({
      label: STATE_NAMES[state],
      count: sites[state] ?? 0,
      href: portfolioHref(filter, { state: filter.state === state ? undefined : state }),
      current: filter.state === state,
    }),
  );

const views = (filter: PortfolioFilter) => [
  {
    label: "All",
    href: portfolioHref(filter, { mine: false, state: undefined }),
    current: !filter.mine && !filter.state,
  },
  { label: "Mine", href: portfolioHref(filter, { mine: !filter.mine }), current: filter.mine },
];

type Site = NonNullable<PortfolioRow["site"]>;

/** Says why a site stands as it does, to this reader and now. */
function wordsFor({ timeZone }: Actor) {
  const now = new Date();
  return (site: Site) => shownReason(site, timeZone, now);
}

function rowOf({ slug, name, sites, site }: PortfolioRow, words: (site: Site) => string) {
  const href = `/accounts/${slug}`;
  if (!site) {
    const next = { label: "Add an application", href: `${href}/applications/new` };
    return { href, client: name, sites, state: "not_started" as const, reason: "No application yet", next };
  }
  const page = `${href}/applications/${site.application}/environments/${site.environment}`;
  return {
    href,
    client: name,
    sites,
    least: {
      hostname: displayName(site.hostname),
      kind: site.kind,
      track: trackOf(site.station, site.state, stations()).map((station) => station.state),
    },
    state: site.state,
    reason: site.kind === "production" ? words(site) : `${site.name}: ${words(site)}`,
    next: { label: nextStep(site.state), href: site.state === "live" ? page : `${page}/go-live` },
  };
}

const mayAdd = ({ staffRole }: Actor) => staffRole !== null && can(staffRole, "account.create");

const AddClient = () => (
  <Button kind="primary" href="/accounts/new">
    Add a client
  </Button>
);

function NoClients({ actor }: { actor: Actor }) {
  if (!mayAdd(actor))
    return (
      <EmptyState why="data" title="No client accounts yet">
        An owner or admin of the agency adds you to the accounts that you work on.
      </EmptyState>
    );
  return (
    <EmptyState why="data" title="No clients yet" action={<AddClient />}>
      A client account keeps one client’s websites and people apart from all others. Adding one changes
      nothing on the internet.
    </EmptyState>
  );
}

const NoResults = ({ filter }: { filter: PortfolioFilter }) => (
  <EmptyState
    why="results"
    title="No client matches"
    action={<Button href="/accounts">Clear filters</Button>}
  >
    {[
      filter.state && `state ${STATE_NAMES[filter.state]}`,
      filter.mine && "accounts you were added to",
      filter.q && `“${filter.q}” in a name or host name`,
    ]
      .filter(Boolean)
      .join(", ")}
  </EmptyState>
);
