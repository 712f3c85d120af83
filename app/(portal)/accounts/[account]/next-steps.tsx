import { shownReason } from "@/app/shown-reason";
import { EnvironmentMark } from "@/components/environment/environment-mark";
import { StateTag } from "@/components/environment/state-tag";
import { Panel } from "@/components/ui/panel";
import type { overviewOf } from "@/db/queries/accounts/overview";
import { environmentWord } from "@/domain/accounts/environment-word";
import { displayName } from "@/domain/accounts/hostname";
import type { Actor } from "@/domain/people/actor";
import { counted } from "@/domain/words";

/** What is not live yet and leads to its next step, beside who has access. */
export function NextSteps(props: {
  base: string;
  overview: Awaited<ReturnType<typeof overviewOf>>;
  websites: boolean;
  people: boolean;
  actor: Actor;
}) {
  const { base, overview, websites, people, actor } = props;
  const client = !actor.staffRole;
  const now = new Date();
  return (
    <div className="columns">
      {websites ? (
        <div>
          <Panel title="What is next">
            {overview.open.length === 0 ? (
              <p className="muted">{overview.sites > 0 ? "Everything here is live." : "Nothing yet."}</p>
            ) : (
              <ul className="stack">
                {overview.open.map((row) => (
                  <li key={`${row.applicationSlug}/${row.environmentSlug}`}>
                    <span className="cluster">
                      <a
                        className="link strong-link"
                        href={`${base}/applications/${row.applicationSlug}/environments/${row.environmentSlug}/go-live`}
                      >
                        <EnvironmentMark kind={row.kind} silent />
                        {row.application},{" "}
                        {client ? environmentWord(row.kind, row.environment) : row.environment}
                      </a>
                      <StateTag state={row.state} client={client} />
                    </span>
                    <span className="block muted">
                      <code>{displayName(row.hostname)}</code> {shownReason(row, actor.timeZone, now)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      ) : null}
      {people ? (
        <div>
          <Panel title="People">
            <p className="figure">{overview.people.total}</p>
            <p className="muted">
              {counted(overview.people.total, "person", "people")} can open this account.
            </p>
            <p className="mt-2">
              <a className="link" href={`${base}/people`}>
                See who
              </a>
            </p>
          </Panel>
        </div>
      ) : null}
    </div>
  );
}
