import { StateTag } from "@/components/environment/state-tag";
import { RecordCard, type RecordRow } from "@/components/go-live/record-card";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { displayName, registrableOf } from "@/domain/accounts/hostname";
import { shownState } from "@/domain/go-live/cadence";
import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import { oldRecords, unsavedReason } from "@/domain/go-live/change/snapshot";
import { wasLive } from "@/domain/go-live/seen/history";
import { isChanged, isPointed, recordText } from "@/domain/go-live/seen/server-answer";
import { hostnameState } from "@/domain/go-live/state";
import type { Site } from "./open";
import { ProofRecord } from "./proof-record";

/** The exact record to change for one host name, what it says now, and how to go back. */
export function RecordPanel(props: {
  site: Site;
  handedOver: boolean;
  sub: string;
  client: boolean;
  now: Date;
  /** The address of the environment, below which are the sheet to go back and the move of nameservers. */
  base: string;
}) {
  const { site, handedOver, sub, client, now, base } = props;
  const state = hostnameState(site.finding?.standing ?? null, {
    handedOver,
    everLive: wasLive(site.finding?.history),
  });
  const lastLive = site.finding?.history.lastLive?.at;
  const shown = shownState(state, lastLive ? new Date(lastLive) : null, now);
  return (
    <Panel
      title={state === "live" || isPointed(site) ? "The DNS record" : "Change the DNS record"}
      tag={state === "problem" && isChanged(site) ? null : <StateTag state={shown} client={client} />}
      sub={sub}
    >
      <Body site={site} live={state === "live"} base={base} />
    </Panel>
  );
}

function Body({ site, live, base }: { site: Site; live: boolean; base: string }) {
  const { finding, snapshot, target } = site;
  if (!finding)
    return <p>The first check saves the records as they are now. What to change appears here after that.</p>;
  if (!snapshot && !isPointed(site) && !live)
    return (
      <Notice kind="wait" title="We cannot read the current records, so what to change is not shown yet.">
        <p>{unsavedReason(finding.facts, target) ?? "The next check saves them."}</p>
      </Notice>
    );
  return (
    <>
      <Instructions site={site} />
      <p className="cluster mt-3">
        <a className="link" href={`${base}/roll-back`}>
          {live || isPointed(site) ? "How it was before" : "Print the way back first"}
        </a>
        {live ? null : (
          <a className="link" href={`${base}/nameservers`}>
            Will the nameservers move?
          </a>
        )}
      </p>
    </>
  );
}

function Instructions({ site }: { site: Site }) {
  const { records, alias } = changeRecord(site.target, zoneOf(site.target, site.finding?.facts));
  const many = records.length > 1;
  const wanted = records.flatMap(({ type, name, value }, index) => [
    ...(many ? [{ label: `Record ${index + 1}`, value: type }] : [{ label: "Type", value: type }]),
    { label: "Name", value: name, copy: many ? `name of record ${index + 1}` : "name" },
    { label: "Value", value, copy: many ? `value of record ${index + 1}` : "value" },
  ]);
  const saved = site.snapshot ? oldRecords(site.snapshot, site.name) : [];
  return (
    <>
      <Where site={site} />
      <RecordCard rows={[...wanted, ...nowRows(site)]} rollback={<RollBack site={site} saved={saved} />} />
      <ProofRecord site={site} />
      {alias ? (
        <p className="muted mt-3">
          {displayName(site.name)} is a bare domain, where DNS allows no CNAME. A provider that offers ALIAS
          or ANAME can use one with the value <code>{alias.value}</code> instead.
        </p>
      ) : null}
      <p className="muted mt-3">Leave every other line alone, above all MX: they carry the e-mail.</p>
    </>
  );
}

/** Where the record is: its nameservers tell who keeps the zone. */
function Where({ site: { finding } }: { site: Site }) {
  const { zone, zoneNames = [], parentNames = [] } = finding?.facts.delegation ?? {};
  const names = zoneNames.length > 0 ? zoneNames : parentNames;
  const keepers = [...new Set(names.map((name) => registrableOf(name) ?? name))];
  if (!zone || keepers.length === 0) return null;
  return (
    <p className="mb-3">
      The DNS of <code>{displayName(zone)}</code> is kept at <code>{keepers.join(", ")}</code>.
    </p>
  );
}

/** What the nameservers say now, struck through where it is to go. */
function nowRows({ answers }: Site): RecordRow[] {
  const told = answers.filter(({ authoritative, result }) => authoritative && result !== "unasked");
  const lines = new Map(
    told.flatMap(({ answers: all, result }) => all.map((line) => [line, result] as const)),
  );
  if (lines.size === 0) return [{ label: "Now", value: told.length > 0 ? "no record" : "we could not ask" }];
  return [...lines].map(([line, result]) => ({ label: "Now", value: line, old: result !== "new" }));
}

function RollBack({ site, saved }: { site: Site; saved: ReturnType<typeof oldRecords> }) {
  if (!site.snapshot) return "Roll back: nobody saw the old record.";
  if (saved.length === 0) return "Roll back: delete the new record. There was none before.";
  return (
    <>
      Roll back: restore
      {[...new Set(saved.map(recordText))].map((text) => (
        <code key={text}>{text}</code>
      ))}
    </>
  );
}
