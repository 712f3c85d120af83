import type { ReactNode } from "react";
import { type Sighting, SightingsTable } from "@/components/go-live/sightings-table";
import { Countdown } from "@/components/ui/countdown";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { clock } from "@/components/ui/time-words";
import { displayName } from "@/domain/accounts/hostname";
import type { ServerAnswer } from "@/domain/go-live/seen/server-answer";
import { SPREADING } from "@/domain/go-live/standing";
import type { Site } from "./open";

/** What every nameserver and resolver answered at the last check, with the time until each forgets the old answer. */
export function InternetPanel(props: {
  site: Site;
  named: boolean;
  now: Date;
  zone: string;
  /** The form that asks again. */
  again?: ReactNode;
}) {
  const { site, named, now, zone, again } = props;
  const { finding } = site;
  const title = named ? (
    <>
      What the internet sees of <code>{displayName(site.name)}</code>
    </>
  ) : (
    "What the internet sees"
  );
  if (!finding)
    return (
      <Panel
        title={title}
        sub={`Nothing has been checked yet.${site.missing ? "" : " The first check starts within seconds."}`}
      >
        {again}
      </Panel>
    );
  return (
    <Panel title={title} sub={<Asked site={site} checkedAt={finding.checkedAt} now={now} zone={zone} />}>
      {finding.verdict === "unknown" ? (
        <Notice
          kind="wait"
          title={`We could not ask everybody at ${clock(finding.checkedAt, zone, { named: true, now })}.`}
        >
          <p>This says nothing about the DNS. {finding.judgement.reason}</p>
        </Notice>
      ) : null}
      <Answers site={site} reason={finding.judgement.reason} now={now} zone={zone} />
      <ClearAt site={site} now={now} zone={zone} />
      {again}
    </Panel>
  );
}

/** Who answered what; folded once nobody says anything else any more. */
function Answers({ site, reason, now, zone }: { site: Site; reason: string; now: Date; zone: string }) {
  const { answers, name } = site;
  if (answers.length === 0) return <p>{reason}</p>;
  const table = (
    <SightingsTable
      caption={`What each server says about ${displayName(name)}`}
      sightings={answers.map((answer) => sighting(answer, answers))}
      now={now.toISOString()}
      zone={zone}
    />
  );
  if (answers.some(({ result }) => result !== "new")) return table;
  return <Disclosure summary={`All ${answers.length} servers give the new record`}>{table}</Disclosure>;
}

function Asked({ site, checkedAt, now, zone }: { site: Site; checkedAt: Date; now: Date; zone: string }) {
  const { finding, nextCheckAt } = site;
  const seen = (
    <>
      Checked <Time at={checkedAt} zone={zone} now={now} />.
    </>
  );
  if (finding?.standing && SPREADING.includes(finding.standing))
    return <>{seen} We look again within 1 minute, sooner while this page is open.</>;
  return (
    <>
      {seen}{" "}
      {nextCheckAt ? (
        <>
          Next check{" "}
          <Countdown until={nextCheckAt.toISOString()} now={now.toISOString()} zone={zone} past="now" />.
        </>
      ) : null}
    </>
  );
}

function ClearAt({ site, now, zone }: { site: Site; now: Date; zone: string }) {
  const clearAt = site.finding?.judgement.clearAt;
  if (!clearAt || new Date(clearAt) <= now) return null;
  return (
    <p className="mt-3">
      Most caches are clear at{" "}
      <Countdown until={clearAt} now={now.toISOString()} zone={zone} past="this moment" />. Some resolvers
      keep answers longer than they are allowed to.
    </p>
  );
}

function sighting(answer: ServerAnswer, all: ServerAnswer[]): Sighting {
  const namesakes = all.filter(({ server }) => server === answer.server).length > 1;
  return {
    server: namesakes ? `${answer.server} (${answer.address})` : answer.server,
    role: answer.authoritative ? "authoritative" : `public resolver ${answer.address}`,
    answers: answer.answers,
    result: answer.result,
    note: noteOf(answer, all),
    expires: answer.expires?.toISOString(),
  };
}

function noteOf({ authoritative, result, failure }: ServerAnswer, all: ServerAnswer[]) {
  if (failure) return `${failure}; we try again`;
  const others = all.some((other) => other.authoritative && other.result === "new");
  if (authoritative && result !== "new" && others) return "servers disagree";
  return undefined;
}
