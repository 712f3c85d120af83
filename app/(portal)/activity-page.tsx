import { type Activity, ActivityList } from "@/components/activity/activity-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import type { activityOf, EventRow } from "@/db/queries/activity/activity";
import { sentenceOf } from "@/domain/activity/activity";
import { type ActivityFilter, activityHref } from "@/domain/activity/activity-filter";
import { type NamedReport, reportWords } from "@/domain/activity/audit";
import { sideOf } from "@/domain/activity/side";
import type { Actor } from "@/domain/people/actor";
import { ActivityFilterForm } from "./activity-filter-form";

/** What happened, newest first, with its filter in the address. `named` says in which account each thing was. */
export function ActivityPage(props: {
  base: string;
  sub: string;
  actor: Actor;
  filter: ActivityFilter;
  found: Awaited<ReturnType<typeof activityOf>>;
  /** Whether the records are as they were written, once somebody asks. */
  audit?: NamedReport[];
  named?: boolean;
}) {
  const { base, sub, actor, filter, found, audit, named } = props;
  const narrowed = [filter.who, filter.what, filter.from, filter.to].some(Boolean);
  return (
    <>
      <PageHeader title="Activity" sub={sub} />
      <div className="stack">
        <ActivityFilterForm
          base={base}
          filter={filter}
          people={found.people}
          inAccount={!named}
          actor={actor}
        />
        {found.rows.length > 0 ? (
          <ActivityList
            activities={found.rows.map((row) => activityFrom(row, actor, named))}
            zone={actor.timeZone}
            now={new Date()}
          />
        ) : (
          <EmptyState
            why={narrowed ? "results" : "data"}
            title={narrowed ? "Nothing matches the filter" : "Nothing has happened yet"}
            action={narrowed ? <Button href={base}>Clear filter</Button> : null}
          />
        )}
        <Records base={base} filter={filter} audit={audit} />
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

/** Whether anything was altered, and the same as a table. */
function Records({ base, filter, audit }: { base: string; filter: ActivityFilter; audit?: NamedReport[] }) {
  return (
    <div className="cluster">
      {audit ? (
        <Verified reports={audit} />
      ) : (
        <a className="link" href={activityHref(base, { ...filter, verify: "yes" }, filter.after)}>
          Verify that no record was altered
        </a>
      )}
      <a className="link" href={activityHref(`${base}/csv`, filter)} download>
        Download as CSV
      </a>
    </div>
  );
}

function Verified({ reports }: { reports: NamedReport[] }) {
  const [only] = reports;
  if (only && reports.length === 1)
    return <Notice kind={only.report.fault ? "stop" : "done"} title={reportWords(only.report)} />;
  const wrong = reports.filter(({ report }) => report.fault);
  if (wrong.length === 0)
    return <Notice kind="done" title={`The records of all ${reports.length} chains are unchanged.`} />;
  return (
    <Notice kind="stop" title={`${wrong.length} of ${reports.length} chains of records were altered.`}>
      <ul>
        {wrong.map(({ name, report }) => (
          <li key={name}>
            {name}: {reportWords(report)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function activityFrom(row: EventRow, actor: Actor, named?: boolean): Activity {
  return {
    id: String(row.id),
    at: row.at,
    actor: row.actorName,
    actedFor: row.onBehalfOf ?? undefined,
    address: row.address ?? undefined,
    sentence:
      named && row.account && row.account.name !== row.subject ? (
        <>
          {sentenceOf(row, actor)} in{" "}
          <a className="link" href={`/accounts/${row.account.slug}`}>
            {row.account.name}
          </a>
        </>
      ) : (
        sentenceOf(row, actor)
      ),
    before: sideOf(row.before, actor),
    after: sideOf(row.after, actor),
  };
}
