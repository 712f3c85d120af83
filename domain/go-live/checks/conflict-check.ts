import type { RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import { isWithin } from "@/domain/go-live/seen/name";
import { type Seen, type Situation, share } from "@/domain/go-live/seen/situation";
import { catalogue } from "./catalogue";
import { evidenceOf, type Finding, list } from "./check";
import { nextWhileLeft, wantedRecords } from "./pointing-words";

const id = "point.conflict";

/** RFC 1034, section 3.6.2: no other data beside a CNAME, only one of it, and none at a zone's own name. */
export function conflict(situation: Situation): Finding {
  const { answering, host, facts } = situation;
  const { zone } = facts.delegation;
  const found = answering.map((one) => conflictOn(one, situation));
  const seen = found.find((one) => one && !one.split) ?? found.find((one) => one !== undefined);
  if (seen === undefined)
    return { id, status: "pass", sentence: `Nothing contradicts the record at ${host}.` };
  if (seen.split)
    return {
      id,
      status: "pending",
      sentence: `${seen.name} has ${seen.words} by turns: the machines behind one address are not equally new.`,
      seen: seen.words,
      wanted: wantedRecords(situation),
      next: catalogue["prop.auth"].next,
      evidence: answering.flatMap((one) => evidenceAt(seen.name, one)),
    };
  const which = share(found, (words) => words !== undefined);
  const why = seen.name === zone ? "at the top of a zone no CNAME can stand" : "a CNAME must stand alone";
  const [late, early] = [true, false].map((has) =>
    answering.find((_, at) => (found[at] !== undefined) === has),
  );
  const left = late && early && nextWhileLeft(late, early, situation);
  return {
    id,
    status: which === "all" ? "fail" : "pending",
    sentence: `${seen.name} has ${seen.words}; ${why}.`,
    seen: seen.words,
    wanted: wantedRecords(situation),
    next: left ?? nextAt(seen, host, zone),
    evidence: answering.flatMap((one) => evidenceAt(seen.name, one)),
  };
}

function nextAt({ name, mail }: Contradiction, host: string, zone: string): string {
  if (name !== host) return `Give ${host} the record shown, which needs no ${name}.`;
  if (name === zone) return "Delete the CNAME at this name and add the records shown instead.";
  if (mail)
    return `If nobody uses mail addresses at ${name}, delete the MX there; otherwise take the CNAME away again.`;
  return catalogue["point.conflict"].next;
}

interface Contradiction {
  name: string;
  words: string;
  /** What stands beside the CNAME lets mail arrive. */
  mail: boolean;
  /** Two aliases of which no answer has both. */
  split: boolean;
}

/** The first contradiction that a server tells: at the host, or at an alias of it inside the zone. */
function conflictOn(
  { server, view }: Seen<ServerFacts>,
  { host, facts }: Situation,
): Contradiction | undefined {
  const { zone } = facts.delegation;
  const told = server.answers.flatMap(({ records }) => records);
  // Asked of any nameserver, so what else its answer holds is not what this one has.
  const caa = facts.caa.flatMap(({ records }) => records).filter(({ type }) => type === "CAA");
  const records = [...told, ...caa];
  for (const name of view.chain.filter((one) => one === host || isWithin(one, zone))) {
    const own = records.filter((record) => record.name === name);
    const words = conflictAt(own, name === zone);
    if (words === undefined) continue;
    return { name, words, mail: own.some(({ type }) => type === "MX"), split: isSplit(server, name) };
  }
  return undefined;
}

function isSplit({ answers }: ServerFacts, name: string): boolean {
  const aliases = answers.map(({ records }) => aliasesAt(name, records));
  return new Set(aliases.flat()).size > 1 && aliases.every(({ length }) => length < 2);
}

const aliasesAt = (name: string, records: RecordSeen[]) => [
  ...new Set(records.filter((one) => one.type === "CNAME" && one.name === name).map(({ data }) => data)),
];

const besideAlias = ["CNAME", "RRSIG", "NSEC"];

function conflictAt(own: RecordSeen[], bare: boolean): string | undefined {
  const aliases = [...new Set(own.filter(({ type }) => type === "CNAME").map(({ data }) => data))];
  if (aliases.length === 0) return undefined;
  if (aliases.length > 1) return `${aliases.length} CNAME records, ${list(aliases)}`;
  if (bare) return `CNAME ${aliases[0]}`;
  const other = own.find((record) => !besideAlias.includes(record.type));
  return other && `CNAME ${aliases[0]} and ${other.type} ${other.data}`;
}

function evidenceAt(name: string, { server }: Seen<ServerFacts>) {
  return server.answers
    .filter((answer) => answer.name === name && answer.records.length > 0)
    .map((answer) => evidenceOf(`${server.name} (${server.address})`, answer));
}
