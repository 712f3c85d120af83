import type { ReactNode } from "react";
import { stations } from "@/app/stations";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/components/ui/time-words";
import { displayName } from "@/domain/accounts/hostname";
import { HAND_OVER } from "@/domain/go-live/checklist/manual-task";
import { tellsMailLoss } from "@/domain/go-live/checks/kept-checks";
import { wasLive } from "@/domain/go-live/seen/history";
import { hasStrayed, isPointed } from "@/domain/go-live/seen/server-answer";
import { InternetPanel } from "./internet-panel";
import { MeantSo } from "./meant-so";
import type { OpenGoLive, Site } from "./open";
import { RecordPanel } from "./record-panel";
import { WhenPanel } from "./when-panel";

/** One host name of the environment: first the record to change; once it is changed, first what the internet sees. */
export function SitePanels({ open, site, again }: { open: OpenGoLive; site: Site; again?: ReactNode }) {
  const { sites, now, actor } = open;
  const named = sites.length > 1;
  const parts = [
    <RecordPanel
      key="record"
      site={site}
      handedOver={handOverOf(open) !== undefined}
      now={now}
      client={open.forClient}
      base={`${open.base}/${open.environment.slug}`}
      sub={`${named ? `${displayName(site.name)}. ` : ""}${turn(open)}`}
    />,
    <WhenPanel key="when" site={site} named={named} zone={actor.timeZone} />,
    <InternetPanel key="internet" site={site} named={named} now={now} zone={actor.timeZone} again={again} />,
  ];
  return (
    <>
      <MailLoss site={site} open={open} />
      <Strayed site={site} open={open} />
      {isPointed(site) ? parts.reverse() : parts}
    </>
  );
}

/** SPF or DMARC went missing: mail still arrives, and nobody would notice for weeks. */
function MailLoss({ site: { finding }, open }: { site: Site; open: OpenGoLive }) {
  const back = `${open.base}/${open.environment.slug}/roll-back`;
  const loss = finding?.judgement.checks.find(tellsMailLoss);
  if (!loss) return null;
  return (
    <Notice kind="stop" title={loss.sentence}>
      <p>
        <a href={back}>Every record as it was before the change</a>
      </p>
      <MeantSo open={open} />
    </Notice>
  );
}

/** Before the change somebody put another record in place of the saved one, such as a new server's. */
function Strayed({ site, open }: { site: Site; open: OpenGoLive }) {
  if (!site.snapshot || wasLive(site.finding?.history) || !hasStrayed(site)) return null;
  return (
    <Notice kind="wait" title="The record is neither the saved one nor the one to change to.">
      <MeantSo open={open} />
    </Notice>
  );
}

const handOverOf = ({ manual }: OpenGoLive) =>
  manual.find(({ key, doneAt }) => key === HAND_OVER && doneAt !== null);

/** Who has to do something about the record. */
function turn(open: OpenGoLive) {
  const { environment, now, actor, forClient } = open;
  if (environment.state === "live") return "It has to stay as it is.";
  if (environment.station > dnsChanged()) return "It is changed, and has to stay as it is.";
  const handedOver = handOverOf(open);
  if (!handedOver?.doneAt)
    return forClient ? "Your agency has not asked you to change it yet." : "Not handed over yet.";
  const when = clock(handedOver.doneAt, actor.timeZone, { now, named: true });
  return handedOver.doneBy ? `Handed over by ${handedOver.doneBy}, ${when}.` : `Handed over, ${when}.`;
}

const dnsChanged = () => stations().findIndex(({ key }) => key === "pointed");
