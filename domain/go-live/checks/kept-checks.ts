import type { SavedRecord } from "@/domain/go-live/change/snapshot";
import { answerOf, failed, type RecordSeen, type ServerFacts, unheard } from "@/domain/go-live/seen/facts";
import {
  isMail,
  PURPOSE_NAMES,
  purposeOf,
  recordKey,
  shortData,
  WITHOUT_IT,
} from "@/domain/go-live/seen/record-purpose";
import { nameOf, type Situation } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";
import { sweptMail } from "./moving-mail";

/** What the change must not have touched: the client's mail and the rest of the zone, as they were saved before. */
export const keptChecks = (situation: Situation): Finding[] => [
  sweptMail(situation) ?? keptMail(situation),
  zone(situation),
];

/** The records of one name and type on each nameserver that told them. */
function presentSets({ answering }: Situation, name: string, type: string): RecordSeen[][] {
  return answering.flatMap(({ server }) => {
    const answer = answerOf(server, name, type);
    if (!answer || failed.includes(answer.outcome)) return [];
    return [answer.records.filter((record) => record.type === type && record.name === name)];
  });
}

const texts = (records: RecordSeen[]) => [...new Set(records.map(recordKey))].sort().join(", ");

/** The record sets as they were: one, or where nameservers differed before the change, each of theirs. */
function savedSets(saved: SavedRecord[]): string[] {
  const servers = [...new Set(saved.flatMap(({ by = [] }) => by))];
  const each = servers.map((server) => texts(saved.filter(({ by = [] }) => by.includes(server))));
  return [...new Set([texts(saved), ...each])];
}

function keptMail(situation: Situation): Finding {
  const id = "mail.mx";
  const { target, facts } = situation;
  const saved = target.snapshot?.records.filter((record) => record.type === "MX") ?? [];
  const names = [...new Set([facts.delegation.zone, ...saved.map((record) => record.name)])];
  const present = names.flatMap((name) => presentSets(situation, name, "MX"));
  if (!target.snapshot) return skip(id, "No records were saved before the change.");
  if (present.length === 0)
    return { id, status: "unknown", sentence: "No nameserver told us the MX records." };
  for (const name of names) {
    const [wanted = "", ...alternatives] = savedSets(saved.filter((record) => record.name === name));
    const other = presentSets(situation, name, "MX").find(
      (records) => ![wanted, ...alternatives].includes(texts(records)),
    );
    if (other && wanted !== "") return mailLost(situation, { name, wanted, seen: texts(other) });
  }
  const mute = untold(situation, saved);
  if (mute.length > 0) return { id, status: "unknown", sentence: `We could not ask ${list(mute)} for MX.` };
  return { id, status: "pass", sentence: "The MX records are as they were." };
}

/** Nameservers that may have lost a saved MX without our knowing. One that says no leaves mail to the others. */
function untold({ answering, servers }: Situation, saved: SavedRecord[]): string[] {
  const names = new Set(saved.map(({ name }) => name));
  const isMute = (server: ServerFacts) =>
    [...names].some((name) => unheard.includes(answerOf(server, name, "MX")?.outcome ?? "answer"));
  return answering.filter(({ server }) => isMute(server)).map(({ server }) => nameOf(server, servers));
}

function mailLost(
  situation: Situation,
  { name, wanted, seen }: Record<"name" | "wanted" | "seen", string>,
): Finding {
  const found = { id: "mail.mx", status: "fail", seen: seen || "no MX record", wanted } as const;
  if (!isAlias(situation, name))
    return {
      ...found,
      sentence: `Mail for ${name} has changed: there is ${found.seen}; restore ${wanted}.`,
      ...(seen && { next: "Restore the MX records; if the new ones are meant so, save the records anew." }),
    };
  return {
    ...found,
    sentence: `Mail for ${name} has changed: it had ${wanted}, which cannot stand beside its CNAME.`,
    next: `If nobody uses addresses at ${name}, save the records anew; otherwise take the CNAME away again.`,
  };
}

/** RFC 1034, section 3.6.2: nothing else can stand at such a name. */
const isAlias = ({ answering }: Situation, name: string) =>
  answering.some(({ server }) =>
    server.answers.some(({ records }) => records.some((one) => one.type === "CNAME" && one.name === name)),
  );

/** The client's mail suffers, though it still arrives: worth saying loudly. */
export const tellsMailLoss = ({ id, status, sentence }: Pick<Finding, "id" | "status" | "sentence">) =>
  id === "zone.unharmed" && status === "warn" && !sentence.startsWith(ELSE_LOST);

const ELSE_LOST = "No longer there:";
const moving = ["A", "AAAA", "CNAME", "HTTPS", "CAA"];
// They change by themselves, or are judged elsewhere.
const aside = ["MX", "SOA", "NS", "DS"];

function zone(situation: Situation): Finding {
  const id = "zone.unharmed";
  const { target, host } = situation;
  if (!target.snapshot) return skip(id, "No records were saved before the change.");
  const kept = target.snapshot.records.filter(
    (record) =>
      !aside.includes(record.type) &&
      !(moving.includes(record.type) && [host, target.pair].includes(record.name)),
  );
  const all = target.snapshot.records;
  const gone = kept.filter((record) => isLost(situation, record, all));
  if (gone.length === 0) return { id, status: "pass", sentence: "The other saved records are still there." };
  const lost = gone.filter(({ name }) => !isAlias(situation, name));
  if (lost.length === 0) return replaced(gone);
  const first = lost.find(isMail);
  const wanted = list([...new Set(lost.map(recordKey))].slice(0, 3));
  const sentence = first ? mailLoss(situation, first) : `${ELSE_LOST} ${wanted}.`;
  return {
    id,
    status: "warn",
    sentence,
    seen: first ? insteadOf(situation, first) : "missing",
    wanted: first ? recordKey(first) : wanted,
    ...(first && insteadOf(situation, first) !== "missing" && { next: CHANGED }),
  };
}

const CHANGED = "Restore what it was; if the new one is meant so, save the records anew.";

function replaced(gone: SavedRecord[]): Finding {
  const wanted = list([...new Set(gone.map(recordKey))].slice(0, 3));
  return {
    id: "zone.unharmed",
    status: "warn",
    sentence: `${ELSE_LOST} ${wanted}. Nothing can stand beside the CNAME that has come.`,
    seen: "missing",
    wanted,
    next: "If nobody needs it, save the records anew.",
  };
}

/** Gone from a nameserver; one that only some of them had before must be gone from all. */
function isLost(situation: Situation, record: SavedRecord, all: SavedRecord[]): boolean {
  const same = all.filter((other) => recordKey(other) === recordKey(record));
  const everybody = new Set(all.flatMap(({ by = [] }) => by));
  const had = new Set(same.flatMap(({ by = [] }) => by));
  // A signing key gives way to a new one now and then, as it should.
  const renewable = purposeOf(record) === "dkim";
  const lacks = (records: RecordSeen[]) =>
    renewable ? records.length === 0 : !records.some((one) => recordKey(one) === recordKey(record));
  const sets = presentSets(situation, record.name, record.type);
  return had.size < everybody.size ? sets.length > 0 && sets.every(lacks) : sets.some(lacks);
}

function mailLoss(situation: Situation, record: RecordSeen): string {
  const purpose = purposeOf(record);
  if (purpose === "other") return "";
  const instead = insteadOf(situation, record);
  const what = `The ${PURPOSE_NAMES[purpose]} record of ${record.name.replace(/^_dmarc\./, "")}`;
  const data = shortData(record);
  if (instead !== "missing") return `${what} has changed: it was ${data}.`;
  return `${what} is gone; ${WITHOUT_IT[purpose]}. Restore ${record.type} ${data} at ${record.name}.`;
}

/** Another record of the same use, such as a new SPF, or "missing" where a nameserver has none. */
function insteadOf(situation: Situation, record: RecordSeen): string {
  const alike = presentSets(situation, record.name, record.type).map((records) =>
    records.filter((one) => purposeOf(one) === purposeOf(record)),
  );
  const [first = []] = alike;
  return alike.some((records) => records.length === 0) ? "missing" : texts(first);
}
