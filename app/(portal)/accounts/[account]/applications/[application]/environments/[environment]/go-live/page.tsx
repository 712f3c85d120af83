import { Fragment } from "react";
import { CertificateNotice } from "@/app/(portal)/go-live/certificate-notice";
import { CheckForm } from "@/app/(portal)/go-live/check-form";
import { Header, visitors } from "@/app/(portal)/go-live/header";
import { LiveSince } from "@/app/(portal)/go-live/live-since";
import { nextAction, SendLink } from "@/app/(portal)/go-live/next-action";
import { type OpenGoLive, openGoLive, type Path } from "@/app/(portal)/go-live/open";
import { PlanPanel } from "@/app/(portal)/go-live/plan-panel";
import { PreviewPanel } from "@/app/(portal)/go-live/preview-panel";
import { SitePanels } from "@/app/(portal)/go-live/site-panels";
import { TaskPanel } from "@/app/(portal)/go-live/task-panel";
import { withNotes } from "@/app/(portal)/go-live/with-notes";
import { guarded, titled } from "@/app/(portal)/guarded";
import { ViewOnly } from "@/app/(portal)/view-only";
import { shownReason } from "@/app/shown-reason";
import { stations } from "@/app/stations";
import { GoLiveTrack } from "@/components/environment/go-live-track";
import { LiveRefresh } from "@/components/go-live/live-refresh";
import { Notice } from "@/components/ui/notice";
import { trackOf } from "@/domain/go-live/station";
import { versionOf } from "@/domain/go-live/words";
import { can } from "@/domain/people/permission";
import { asSentence } from "@/domain/words";

type Props = PageProps<"/accounts/[account]/applications/[application]/environments/[environment]/go-live">;

export const generateMetadata = titled("environment.read", async ({ params }: Props) => {
  const { account, environment, word } = await openGoLive(await params);
  return { title: `Go live: ${environment.application.name}, ${word} – ${account.name}` };
});

export default guarded("environment.read", "Go live", async function GoLive({ params }: Props) {
  const path = await params;
  const open = await openGoLive(path);
  const { environment, shown, sites, base } = open;
  const next = nextAction(open, path);
  const again = <Again open={open} path={path} primary={!next && shown !== "live"} />;
  return (
    <>
      <Header open={open} action={next ?? <SendLink open={open} kind="secondary" />} />
      <Live open={open} />
      <div className="stack">
        <EdgeMissing open={open} />
        <Problem open={open} />
        <Unseen open={open} />
        <CertificateNotice open={open} />
        <section className="panel" aria-label="Progress">
          <GoLiveTrack stations={withNotes(trackOf(environment.station, shown, stations()), open)} />
          <LiveSince open={open} />
          <Why open={open} />
        </section>
        <div className="columns">
          <div>
            {sites.map((site, index) => (
              <Fragment key={site.id}>
                <SitePanels open={open} site={site} again={index === sites.length - 1 && again} />
                <PreviewPanel open={open} site={site} path={path} />
              </Fragment>
            ))}
          </div>
          <div>
            {(["before", "change", "after"] as const).map((phase) => (
              <TaskPanel key={phase} phase={phase} open={open} base={`${base}/${environment.slug}/go-live`} />
            ))}
            <PlanPanel open={open} path={path} />
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
});

/** The way to ask once more, for those who may, where there is anything to ask for. */
function Again({ open, path, primary }: { open: OpenGoLive; path: Path; primary: boolean }) {
  const { actor, account, role, sites } = open;
  if (sites.every(({ missing }) => missing)) return null;
  if (can(role, "check.run")) return <CheckForm path={path} primary={primary} label={checkLabel(open)} />;
  return (
    <div className="mt-4">
      <ViewOnly actor={actor} accountId={account.id} permission="check.run" does="ask again" />
    </div>
  );
}

const checkLabel = ({ forClient, environment }: OpenGoLive) =>
  forClient && environment.state === "waiting_client" ? "I have changed it, check now" : "Check now";

function Live({ open }: { open: OpenGoLive }) {
  const { account, environment, shown, sites } = open;
  const moments = sites.map(({ finding }) => finding?.checkedAt ?? null);
  return (
    <LiveRefresh
      url={`/api/accounts/${account.slug}/environments/${environment.id}/version`}
      version={versionOf(shown, environment.reason, moments)}
      words={`${visitors(open)} ${environment.reason}`}
      watching={environment.state === "spreading"}
    />
  );
}

/** Why it is not live yet; a problem stands above all else already. */
function Why({ open: { environment, live } }: { open: OpenGoLive }) {
  if (live || environment.state === "problem") return null;
  return <p className="mt-4">{asSentence(environment.reason)}</p>;
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

/** Nobody could look for too long: what is told of it is told with its date, and not as if it were so now. */
function Unseen({ open: { shown, environment, actor, now, forClient } }: { open: OpenGoLive }) {
  if (shown !== "unseen") return null;
  const last = shownReason({ ...environment, state: shown }, actor.timeZone, now);
  return (
    <Notice kind="wait" title={`Last seen live ${last}`}>
      <p>
        {forClient
          ? "It may well be live still. Your agency sees why nobody could look."
          : "It may well be live still: this says nothing about the DNS or the website. Check now; when that fails too, the portal’s log says why."}
      </p>
    </Notice>
  );
}

function EdgeMissing({ open: { missing, forClient, sites } }: { open: OpenGoLive }) {
  if (!missing) return null;
  const what = sites.every((site) => site.missing) ? "Nothing" : "Not everything";
  return (
    <Notice kind="wait" title={`${what} can be checked yet.`}>
      <p>{forClient ? "Your agency has not finished the set-up." : missing}</p>
    </Notice>
  );
}
