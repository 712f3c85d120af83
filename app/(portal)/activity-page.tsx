import { type Activity, ActivityList } from "@/components/activity/activity-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import type { activityOf, EventRow } from "@/db/queries/activity";
import { type ActivityFilter, activityHref, sentenceOf, sideOf } from "@/domain/activity";
import { ActivityFilterForm } from "./activity-filter-form";

/** What happened, newest first, with its filter in the address. `named` says in which account each thing was. */
export function ActivityPage(props: {
  base: string;
  sub: string;
  zone: string;
  filter: ActivityFilter;
  found: Awaited<ReturnType<typeof activityOf>>;
  named?: boolean;
}) {
  const { base, sub, zone, filter, found, named } = props;
  const narrowed = [filter.who, filter.what, filter.from, filter.to].some(Boolean);
  return (
    <>
      <PageHeader title="Activity" sub={sub} />
      <div className="stack">
        <ActivityFilterForm base={base} filter={filter} people={found.people} />
        {found.rows.length > 0 ? (
          <ActivityList
            activities={found.rows.map((row) => activityFrom(row, named))}
            zone={zone}
            now={new Date()}
          />
        ) : (
          <EmptyState
            why={narrowed ? "results" : "data"}
            title={narrowed ? "Nothing matches the filter" : "Nothing has happened yet"}
            action={narrowed ? <Button href={base}>Clear filter</Button> : null}
          />
        )}
        <Pager
          start={filter.after && activityHref(base, { ...filter, after: undefined })}
          startLabel="Newest"
          next={found.next && activityHref(base, filter, found.next)}
          nextLabel="Older"
        />
      </div>
    </>
  );
}

function activityFrom(row: EventRow, named?: boolean): Activity {
  return {
    id: String(row.id),
    at: row.at,
    actor: row.actorName,
    sentence:
      named && row.account && row.account.name !== row.subject ? (
        <>
          {sentenceOf(row)} in{" "}
          <a className="link" href={`/accounts/${row.account.slug}`}>
            {row.account.name}
          </a>
        </>
      ) : (
        sentenceOf(row)
      ),
    before: sideOf(row.before),
    after: sideOf(row.after),
  };
}
