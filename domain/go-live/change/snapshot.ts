import { list } from "@/domain/go-live/checks/check";
import {
  type Answer,
  answerOf,
  type Facts,
  failed,
  type RecordSeen,
  type ServerFacts,
} from "@/domain/go-live/seen/facts";
import { doubledNames } from "@/domain/go-live/seen/questions";
import { recordText } from "@/domain/go-live/seen/server-answer";
import type { Target } from "@/domain/go-live/seen/target";
import { viewsOf } from "@/domain/go-live/seen/view";

/** A record with those who gave it exactly so: nameservers that differ each have their own. */
export interface SavedRecord extends RecordSeen {
  /** Nameservers, with their address where one name has several. Absent in snapshots of older versions. */
  by?: string[];
}

export interface Snapshot {
  records: SavedRecord[];
  nameservers: string[];
  /** What no nameserver told, such as "HTTPS www.acme.com". */
  unread: string[];
}

/**
 * The records as each nameserver gives them before anybody changes them: what a roll back restores. Null when they
 * cannot be read whole, or when the name points to the edge already, so that nobody can tell any more what was there.
 */
export function snapshotOf(facts: Facts, target: Target): Snapshot | null {
  const { outcome, parentNames, zoneNames } = facts.delegation;
  const nameservers = [...new Set([...zoneNames, ...parentNames])].sort();
  if (outcome === "missing") return { records: [], nameservers, unread: [] };
  if (unsavedReason(facts, target) !== null) return null;
  const told = unchanged(facts, target);
  return { records: recordsOf(told, facts, target), nameservers, unread: unreadOf(told, facts) };
}

/** Why there is nothing to go back to yet, as a sentence; null when all that matters can be read. */
export function unsavedReason(facts: Facts, target: Target): string | null {
  if (facts.delegation.outcome === "missing") return null;
  const views = viewsOf(facts, target);
  const told = views.filter(({ view }) => view.state !== "failed");
  if (told.length === 0) {
    const names = list([...new Set(views.map(({ server }) => server.name))]);
    return names
      ? `${names} did not tell us what the name says now.`
      : "We could not find the nameservers of this domain.";
  }
  const left = unchanged(facts, target);
  if (left.length === 0) return "It pointed to the edge before we first looked: nobody saw the old record.";
  const host = facts.host ?? target.host;
  const must = [...needed(facts.delegation.zone), `A ${host}`, `AAAA ${host}`];
  const unread = unreadOf(left, facts).filter((question) => must.includes(question));
  return unread.length > 0 ? `No nameserver told us ${list(unread)}.` : null;
}

/** Without these a roll back, or the client's mail, would be guesswork. */
const needed = (zone: string) => [`MX ${zone}`, `TXT ${zone}`, `NS ${zone}`, `TXT _dmarc.${zone}`];

/** The nameservers that told what the host says, and say that it is not on the edge. */
const unchanged = (facts: Facts, target: Target): ServerFacts[] =>
  viewsOf(facts, target).flatMap(({ server, view }) =>
    view.state === "failed" || view.state === "points" ? [] : [server],
  );

/** Names that we made up. */
export const madeUp = ({ host = "", sibling, selector, delegation }: Facts) => [
  sibling,
  selector,
  ...doubledNames(host, delegation.zone),
];

function unreadOf(servers: ServerFacts[], facts: Facts): string[] {
  const made = madeUp(facts);
  const asked = servers.flatMap(({ answers }) => answers).filter(({ name }) => !made.includes(name));
  const questions = new Map(asked.map(({ name, type }) => [`${type} ${name}`, { name, type }]));
  return [...questions]
    .filter(([, { name, type }]) => servers.every((server) => isFailed(answerOf(server, name, type))))
    .map(([question]) => question);
}

const isFailed = (answer: Answer | undefined) => answer === undefined || failed.includes(answer.outcome);

function recordsOf(servers: ServerFacts[], facts: Facts, target: Target): SavedRecord[] {
  const { delegation, beyond } = facts;
  // A wildcard's answer for a name that we made up, and our own token, are no records of the client's.
  const ours = [...madeUp(facts), ...(target.verify?.names ?? [])];
  const told = servers.flatMap((server) =>
    server.answers.flatMap((answer) => tell(answer, nameIn(server, servers))),
  );
  const others = [
    ...(delegation.ds ? tell(delegation.ds, `${delegation.parent} (parent)`) : []),
    ...beyond.flatMap((answer) => tell(answer)),
  ];
  const isWild = wildKeys(told, facts);
  return together([...told, ...others].filter((record) => !ours.includes(record.name) && !isWild(record)));
}

/** Whether a record is what a wildcard answers for any mail key, so that nobody made it. */
function wildKeys(told: RecordSeen[], { selector, delegation }: Facts) {
  const wild = told.filter(({ name }) => name === selector).map(recordText);
  return (record: RecordSeen) =>
    record.name.endsWith(`._domainkey.${delegation.zone}`) && wild.includes(recordText(record));
}

const tell = (answer: Answer, by?: string): SavedRecord[] =>
  failed.includes(answer.outcome)
    ? []
    : answer.records
        .filter((record) => record.name === answer.name)
        .map((record) => ({ ...record, by: by ? [by] : [] }));

const nameIn = ({ name, address }: ServerFacts, all: ServerFacts[]) =>
  all.filter((other) => other.name === name).length > 1 ? `${name} (${address})` : name;

/** One entry for each record and TTL, with everybody who gave it. */
function together(records: SavedRecord[]): SavedRecord[] {
  const known = new Map<string, SavedRecord>();
  for (const record of records) {
    const key = `${record.name} ${record.ttl} ${record.type} ${record.data}`;
    const by = [...new Set([...(known.get(key)?.by ?? []), ...(record.by ?? [])])].sort();
    known.set(key, { ...record, by });
  }
  return [...known.values()];
}

/** What the change itself replaces at the host name and its pair. */
const CHANGED = ["CNAME", "A", "AAAA", "HTTPS", "CAA"];

/**
 * The records as they are now, for when somebody says that they are meant so: a client who takes another mail service
 * is not to be told for ever to restore the old one. Once a nameserver points to the edge, what led visitors to the old
 * server stays as it was saved, for nobody can see it any more. Null when they cannot be read whole.
 */
export function renewedSnapshot(saved: Snapshot, facts: Facts, target: Target): Snapshot | null {
  const views = viewsOf(facts, target);
  if (views.every(({ view }) => view.state !== "points")) return snapshotOf(facts, target);
  const told = views.filter(({ view }) => view.state !== "failed").map(({ server }) => server);
  const unread = unreadOf(told, facts);
  if (unread.some((question) => needed(facts.delegation.zone).includes(question))) return null;
  const names = [facts.host ?? target.host, target.pair];
  const isChanged = ({ name, type }: RecordSeen) => CHANGED.includes(type) && names.includes(name);
  const { parentNames, zoneNames } = facts.delegation;
  return {
    records: [
      ...saved.records.filter(isChanged),
      ...recordsOf(told, facts, target).filter((record) => !isChanged(record)),
    ],
    nameservers: [...new Set([...zoneNames, ...parentNames])].sort(),
    unread,
  };
}

/** What one list of records has that the other lacks, as lines: what is gone of the first, and what has come with the second. */
export function recordsBetween(first: RecordSeen[], second: RecordSeen[]) {
  const lines = (records: RecordSeen[]) =>
    new Set(
      records
        .filter(({ type }) => type !== "SOA")
        .map(({ name, ttl, type, data }) => `${name} ${ttl} ${type} ${data}`),
    );
  const [were, are] = [lines(first), lines(second)];
  return {
    gone: [...were].filter((line) => !are.has(line)),
    come: [...are].filter((line) => !were.has(line)),
  };
}

const POINTERS = ["CNAME", "A", "AAAA"];

/** The records that made the host name lead to the old server. */
export const oldRecords = ({ records }: Pick<Snapshot, "records">, host: string) =>
  records.filter(({ name, type }) => name === host && POINTERS.includes(type));
