import type { Metadata } from "next";
import { visitAgency } from "@/app/(portal)/visit-agency";
import { stations } from "@/app/stations";
import { StateCounts } from "@/components/portfolio/state-counts";
import { QueueTable } from "@/components/queue/queue-table";
import { BulkResults } from "@/components/ui/bulk-results";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { goLiveQueue, type QueueCounts } from "@/db/queries/go-live/go-live-queue";
import { colleagues } from "@/db/queries/people/colleagues";
import { TURN_NAMES, TURNS } from "@/domain/go-live/turn";
import { QueueFilter, queueHref } from "@/domain/queue";
import { counted, grouped } from "@/domain/words";
import { changeQueue } from "./queue-actions";
import { QueueBulk } from "./queue-bulk";
import { QueueFilterForm } from "./queue-filter-form";
import { queueRow } from "./queue-row";

export const metadata: Metadata = { title: "Go live" };

/** Every unfinished go-live of the accounts that the reader sees, the first due first. */
export default async function GoLiveQueue({ searchParams }: PageProps<"/go-live">) {
  const { actor } = await visitAgency("goLive.queue");
  const filter = QueueFilter.parse(await searchParams);
  const now = new Date();
  const [{ counts, rows, next }, others] = await Promise.all([
    goLiveQueue(actor, filter, now),
    colleagues(actor),
  ]);
  const named = others.map(({ id, name, email }) => ({ id, name: name || email }));
  const me = { id: actor.userId, name: actor.name || actor.email };
  return (
    <>
      <PageHeader title="Go live" sub={counts.all > 0 ? summary(counts) : null} />
      {counts.all === 0 ? (
        <NothingToDo />
      ) : (
        <div className="stack">
          <StateCounts label="Go-lives by turn" counts={turnsOf(counts, filter)} />
          <FilterLinks label="Go-lives shown" links={views(counts, filter)} />
          <QueueFilterForm filter={filter} me={actor.userId} colleagues={named} />
          {rows.length > 0 ? (
            <Form action={changeQueue} label="Chosen go-lives" className="stack">
              <BulkResults title="What became of each" />
              <QueueBulk owners={[me, ...named]} />
              <QueueTable
                stations={stations().map(({ label }) => label)}
                rows={rows.map((row) => queueRow(row, actor, now))}
              />
            </Form>
          ) : (
            <NoResults filter={filter} owners={[me, ...named]} />
          )}
          <Pager
            start={filter.after && queueHref(filter, {})}
            next={next && queueHref(filter, { after: next })}
          />
        </div>
      )}
    </>
  );
}

function summary({ all, overdue, us }: QueueCounts) {
  const late = overdue > 0 ? ` ${grouped(overdue)} overdue.` : "";
  return `${counted(all, "go-live is", "go-lives are")} not finished, ${grouped(us)} on our turn.${late}`;
}

const turnsOf = (counts: QueueCounts, filter: QueueFilter) =>
  TURNS.map((turn) => ({
    label: TURN_NAMES[turn],
    count: counts[turn],
    href: queueHref(filter, { turn: filter.turn === turn ? undefined : turn }),
    current: filter.turn === turn,
  }));

/** Each narrows further; the one that is on is left by pressing it again. */
function views(counts: QueueCounts, filter: QueueFilter) {
  const { owner, due } = filter;
  const byDay = (word: "overdue" | "soon") => ({
    count: counts[word],
    href: queueHref(filter, { due: due === word ? undefined : word }),
    current: due === word,
  });
  const byOwner = (word: "me" | "nobody") => ({
    count: counts[word],
    href: queueHref(filter, { owner: owner === word ? undefined : word }),
    current: owner === word,
  });
  return [
    { label: "All", count: counts.all, href: "/go-live", current: queueHref(filter, {}) === "/go-live" },
    { label: "Overdue", ...byDay("overdue") },
    { label: "Next 7 days", ...byDay("soon") },
    { label: "Mine", ...byOwner("me") },
    { label: "Nobody’s", ...byOwner("nobody") },
  ];
}

const NothingToDo = () => (
  <EmptyState
    why="data"
    title="Every go-live is finished"
    action={<Button href="/accounts">See the clients</Button>}
  >
    What is not live yet, not signed off or still watched stands here, the first due first.
  </EmptyState>
);

function NoResults({ filter, owners }: { filter: QueueFilter; owners: { id: string; name: string }[] }) {
  const { turn, due, owner, kind, q } = filter;
  const ownerName =
    owner === "me" || owner === "nobody" ? owner : owners.find(({ id }) => id === owner)?.name;
  return (
    <EmptyState
      why="results"
      title="No go-live matches"
      action={<Button href="/go-live">Clear filters</Button>}
    >
      {[
        turn && TURN_NAMES[turn].toLowerCase(),
        due && (due === "overdue" ? "overdue" : "due in the next 7 days"),
        owner && `owner: ${ownerName ?? "somebody else"}`,
        kind,
        q && `“${q}” in a client, an application or a host name`,
      ]
        .filter(Boolean)
        .join(", ")}
    </EmptyState>
  );
}
