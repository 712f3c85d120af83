import { CheckDetails } from "@/app/(portal)/go-live/check-details";
import { type CheckEntry, checkEntries } from "@/app/(portal)/go-live/check-entries";
import { openGoLive } from "@/app/(portal)/go-live/open";
import { guarded, titled } from "@/app/(portal)/guarded";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TASK_TITLES } from "@/domain/go-live/checklist/task-title";
import type { Status } from "@/domain/go-live/checks/check";
import { taskOfCheck } from "@/domain/go-live/checks/check-family";
import { STATUS_WORDS } from "@/domain/go-live/checks/check-turn";

type Props =
  PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/go-live/checks">;

export const generateMetadata = titled("check.read", async ({ params }: Props) => {
  const { environment, word } = await openGoLive(await params);
  return { title: `All checks – ${environment.application.name}, ${word}` };
});

/** Every check of the catalogue for every host name, the skipped ones with their reason. */
export default guarded("check.read", "All checks", async function Checks({ params }: Props) {
  const open = await openGoLive(await params);
  const entries = await checkEntries(open, () => true);
  const { base, environment, word, account, actor, now } = open;
  const goLive = `${base}/${environment.slug}/go-live`;
  const tasks = [...new Set(entries.map(({ check }) => taskOfCheck(check.id)))].filter((key) => !!key);
  return (
    <>
      <PageHeader
        title={`All checks: ${environment.application.name}, ${word}`}
        sub={countOf(entries)}
        action={
          entries.length > 0 ? (
            <a
              className="btn"
              href={`/api/accounts/${account.slug}/environments/${environment.id}/evidence`}
              download
            >
              Download as JSON
            </a>
          ) : null
        }
      />
      <div className="stack">
        {entries.length === 0 ? (
          <EmptyState why="data" title="Nothing has been checked yet">
            {open.missing
              ? "The set-up is not finished: see the checklist."
              : "The first check starts within seconds of adding a host name."}
          </EmptyState>
        ) : null}
        {tasks.map((task) => (
          <Panel key={task} title={TASK_TITLES[task]}>
            <ul className="checks">
              {entries
                .filter(({ check }) => taskOfCheck(check.id) === task)
                .map((entry) => (
                  <CheckDetails
                    key={`${entry.hostname} ${entry.check.id}`}
                    entry={entry}
                    clock={{ now, zone: actor.timeZone }}
                  />
                ))}
            </ul>
          </Panel>
        ))}
        <p>
          <a className="link" href={goLive}>
            Back to the checklist
          </a>
        </p>
      </div>
    </>
  );
});

const ORDER: Status[] = ["fail", "unknown", "pending", "warn", "pass", "skip"];

function countOf(entries: CheckEntry[]) {
  const counts = ORDER.map(
    (status) => [status, entries.filter(({ check }) => check.status === status).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${STATUS_WORDS[status]}: ${count}`)
    .join(". ");
}
