import type { Metadata } from "next";
import { CertificateNotice } from "@/app/(portal)/go-live/certificate-notice";
import { CheckForm } from "@/app/(portal)/go-live/check-form";
import { Header, visitors } from "@/app/(portal)/go-live/header";
import { LiveRefresh } from "@/app/(portal)/go-live/live-refresh";
import { MarkForm } from "@/app/(portal)/go-live/mark-form";
import { type OpenGoLive, openGoLive } from "@/app/(portal)/go-live/open";
import { PlanPanel } from "@/app/(portal)/go-live/plan-panel";
import { SitePanels } from "@/app/(portal)/go-live/site-panels";
import { TaskPanel } from "@/app/(portal)/go-live/task-panel";
import { withNotes } from "@/app/(portal)/go-live/with-notes";
import { stations } from "@/app/stations";
import { GoLiveTrack } from "@/components/environment/go-live-track";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { HAND_OVER } from "@/domain/go-live/manual-task";
import { trackOf } from "@/domain/go-live/station";
import { versionOf } from "@/domain/go-live/words";
import { can } from "@/domain/permission";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/go-live">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account, environment } = await openGoLive(await params);
  return { title: `Go live: ${environment.application.name}, ${environment.name} – ${account.name}` };
}

export default async function GoLive({ params }: Props) {
  const path = await params;
  const open = await openGoLive(path);
  const { environment, sites, tasks, role, base } = open;
  const handOver = tasks.find(({ key, state }) => key === HAND_OVER && state === "open");
  const next = handOver && can(role, "task.complete") && environment.state === "your_turn" ? handOver : null;
  const again = can(role, "check.run") ? (
    <CheckForm path={path} primary={!next && environment.state !== "live"} label={checkLabel(open)} />
  ) : (
    <p className="muted mt-4">You can view this. An admin of your account can ask again.</p>
  );
  return (
    <>
      <Header
        open={open}
        action={next ? <MarkForm path={path} task={next} label="Mark as handed over" /> : null}
      />
      <Live open={open} />
      <div className="stack">
        <EdgeMissing open={open} />
        <Problem open={open} />
        <CertificateNotice open={open} />
        <section className="panel" aria-label="Progress">
          <GoLiveTrack
            stations={withNotes(trackOf(environment.station, environment.state, stations()), open)}
          />
          <LiveSince open={open} />
        </section>
        <div className="columns">
          <div>
            {sites.map((site, index) => (
              <SitePanels key={site.id} open={open} site={site} again={index === sites.length - 1 && again} />
            ))}
          </div>
          <div>
            <PlanPanel open={open} path={path} />
            {(["before", "change", "after"] as const).map((phase) => (
              <TaskPanel
                key={phase}
                phase={phase}
                tasks={tasks}
                base={`${base}/${environment.slug}/go-live`}
              />
            ))}
            <p>
              <a className="link" href={`${base}/${environment.slug}/go-live/checks`}>
                All checks, with evidence and history
              </a>
            </p>
          </div>
        </div>
      </div>
    </>
  );
}

const checkLabel = ({ forClient, environment }: OpenGoLive) =>
  forClient && environment.state === "waiting_client" ? "I have changed it, check now" : "Check now";

function Live({ open }: { open: OpenGoLive }) {
  const { account, environment, sites } = open;
  const moments = sites.map(({ finding }) => finding?.checkedAt ?? null);
  return (
    <LiveRefresh
      url={`/api/accounts/${account.slug}/environments/${environment.id}/version`}
      version={versionOf(environment.state, environment.reason, moments)}
      words={`${visitors(open)} ${environment.reason}`}
    />
  );
}

/** The dated fact that it is live: since when, seen by whom, and until when it is watched. */
function LiveSince({ open: { live, actor, now } }: { open: OpenGoLive }) {
  if (!live) return null;
  return (
    <p className="muted mt-4">
      Live since <Time at={live.since} zone={actor.timeZone} now={now} />. {live.seenBy}
    </p>
  );
}

/** What is wrong, before anything else, and the way to its fix. */
function Problem({ open: { environment, tasks, base } }: { open: OpenGoLive }) {
  if (environment.state !== "problem") return null;
  const broken = tasks.find(({ state }) => state === "failed");
  return (
    <Notice kind="stop" title={environment.reason}>
      {broken ? (
        <p>
          <a
            href={`${base}/${environment.slug}/go-live/${broken.key}`}
          >{`What was seen, and what to do: ${broken.title}`}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function EdgeMissing({ open: { missing, forClient } }: { open: OpenGoLive }) {
  if (!missing) return null;
  return (
    <Notice kind="wait" title="Nothing can be checked yet.">
      <p>{forClient ? "Your agency has not finished the set-up." : missing}</p>
    </Notice>
  );
}
