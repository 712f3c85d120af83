import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import {
  type Answer,
  answerOf,
  type Facts,
  failed,
  type RecordSeen,
  type ServerFacts,
} from "@/domain/go-live/seen/facts";
import { recordKey } from "@/domain/go-live/seen/record-purpose";
import type { Target } from "@/domain/go-live/seen/target";

/** A saved record and what became of it: `by-itself` for what nobody restores by hand. */
export interface SheetRow {
  record: SavedRecord;
  now: "as-it-was" | "restore" | "unasked" | "by-itself";
}

/** What to do to have DNS as it was. */
export interface RollBackSheet {
  /** Every saved record, as it was saved. */
  rows: SheetRow[];
  /** What has come in place of saved records. */
  remove: RecordSeen[];
  /** What the change puts there and is not there yet. */
  later: Pick<RecordSeen, "name" | "type" | "data">[];
  /** Seconds that others remember what is there now. */
  remembered: number;
}

/** The saved records against what the last look found; `facts` is null while nobody has looked. */
export function rollBackSheet(saved: SavedRecord[], facts: Facts | null, target: Target): RollBackSheet {
  const remove = unique(
    (facts?.servers ?? [])
      .flatMap(({ answers }) => answers.flatMap(told))
      .filter((record) => !saved.some((one) => recordKey(one) === recordKey(record)))
      .filter((record) => replaces(record, saved, target.host)),
  );
  const there = new Set(remove.map(recordKey));
  return {
    rows: saved.map((record) => ({ record, now: nowOf(record, facts) })),
    remove,
    later: wantedRecords(target, facts).filter((record) => !there.has(recordKey(record))),
    remembered: Math.max(0, ...remove.map(({ ttl }) => ttl)),
  };
}

const wantedRecords = (target: Target, facts: Facts | null) =>
  changeRecord(target, zoneOf(target, facts ?? undefined)).records.map(({ absoluteName, type, value }) => ({
    name: absoluteName,
    type,
    data: value,
  }));

const told = (answer: Answer) =>
  failed.includes(answer.outcome) ? [] : answer.records.filter(({ name }) => name === answer.name);

/** Records of one kind stand in for each other; those of other kinds may have been added with good reason. */
const KINDS: Record<string, string> = { A: "place", AAAA: "place", CNAME: "place", HTTPS: "https", MX: "mx" };

function replaces({ name, type }: RecordSeen, saved: SavedRecord[], host: string): boolean {
  const kind = KINDS[type];
  if (kind === undefined) return false;
  const ofHost = name === host && kind !== "mx";
  return ofHost || saved.some((one) => one.name === name && KINDS[one.type] === kind);
}

/** Serial numbers count on, and the domain's registration says who keeps it. */
const BY_ITSELF = ["SOA", "NS", "DS"];

function nowOf(record: SavedRecord, facts: Facts | null): SheetRow["now"] {
  if (BY_ITSELF.includes(record.type)) return "by-itself";
  const sets = (facts?.servers ?? []).flatMap((server) => {
    const answer = answerOf(server, record.name, record.type) ?? aliasAnswer(server, record);
    return answer && !failed.includes(answer.outcome)
      ? [{ server: server.name, records: answer.records }]
      : [];
  });
  if (sets.length === 0) return "unasked";
  const has = sets.filter(({ records }) => records.some((one) => recordKey(one) === recordKey(record)));
  const lacking = sets.filter((one) => !has.includes(one) && isIts(record, one.server, has.length));
  return lacking.length === 0 ? "as-it-was" : "restore";
}

/** An alias is told by the answer to any question about its name. */
const aliasAnswer = ({ answers }: ServerFacts, { name, type }: SavedRecord) =>
  type === "CNAME" ? answers.find((answer) => answer.name === name) : undefined;

/** A nameserver that did not have the record before need not have it now, as long as another has. */
const isIts = ({ by = [] }: SavedRecord, server: string, elsewhere: number) =>
  elsewhere === 0 || by.length === 0 || by.some((one) => one === server || one.startsWith(`${server} `));

function unique(records: RecordSeen[]): RecordSeen[] {
  const longest = new Map<string, RecordSeen>();
  for (const record of records) {
    const known = longest.get(recordKey(record));
    if (!known || known.ttl < record.ttl) longest.set(recordKey(record), record);
  }
  return [...longest.values()];
}
