import type { Judgement } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import { relativeTo } from "@/domain/go-live/seen/name";
import { recordText } from "@/domain/go-live/seen/server-answer";
import type { Change, RecordToCreate, Target } from "@/domain/go-live/seen/target";
import { edgeAddresses } from "@/domain/go-live/seen/view";
import { changeRecord, isBare, zoneOf } from "./change-record";

/** One line of a zone as it stands now. */
export interface Line {
  type: string;
  data: string;
}

/** What somebody does at the DNS provider, by what the nameservers said at the last look. */
export interface ChangeSteps {
  /** The zone in which the lines are. */
  zone: string;
  /** Lines that lead elsewhere, to be deleted. */
  remove: Line[];
  /** Wanted lines that are not there yet. */
  add: RecordToCreate[];
  /** Every wanted line, there or not. */
  wanted: RecordToCreate[];
  /** The TXT line that proves whose domain it is, where that is demanded and not there yet. */
  proof?: { name: string; absoluteName: string; value: string };
  /** Another way at a bare domain, for providers that have it. */
  alias?: Change["alias"];
}

const POINTERS = ["CNAME", "A", "AAAA"];
/** What else of a host may stand in the way of its CNAME (RFC 1034, section 3.6.2). */
const BESIDE = ["HTTPS", "MX", "TXT", "CAA"];

/** The steps from what is there to what is wanted. Without facts nobody has looked yet, and everything is to be added. */
export function changeSteps(
  target: Target,
  seen?: { facts: Facts; judgement: Judgement } | null,
): ChangeSteps {
  const zone = zoneOf(target, seen?.facts);
  const { records: wanted, alias } = changeRecord(target, zone);
  const host = seen?.facts.host ?? target.host;
  const bare = isBare(target, zone);
  const found = seen ? linesAt(host, bare, seen) : [];
  const edge = seen ? edgeAddresses(target, seen.facts) : new Set<string>();
  const isWanted = ({ type, data }: Line) =>
    wanted.some((record) => record.type === type && record.value === data) ||
    (bare && type !== "CNAME" && edge.has(data));
  return {
    zone,
    wanted,
    remove: found.filter((line) => !isWanted(line)),
    add: wanted.filter(
      (record) => !found.some((line) => line.type === record.type && line.data === record.value),
    ),
    ...(alias && { alias }),
    ...proofStep(target, zone, seen?.judgement),
  };
}

function proofStep({ verify }: Target, zone: string, judgement: Judgement | undefined) {
  const [absoluteName] = verify?.names ?? [];
  const proven = judgement?.checks.some(({ id, status }) => id === "own.txt" && status === "pass");
  if (!verify || !absoluteName || proven) return {};
  return { proof: { name: relativeTo(zone, absoluteName), absoluteName, value: verify.value } };
}

/** What any of the zone's own nameservers says at this name: a line counts while one of them has it. */
function linesAt(
  host: string,
  bare: boolean,
  { facts, judgement }: { facts: Facts; judgement: Judgement },
): Line[] {
  const records = facts.servers.flatMap(({ answers }) => answers.flatMap((answer) => answer.records));
  const led = judgement.checks.some(
    ({ id, status }) => id === "point.httpsrr" && status !== "pass" && status !== "skip",
  );
  const types = [...POINTERS, ...(bare ? (led ? ["HTTPS"] : []) : BESIDE)];
  const mine = records.filter((record) => record.name === host && types.includes(record.type));
  const unique = new Map(
    mine.map((record) => [recordText(record), { type: record.type, data: record.data }]),
  );
  return [...unique.values()].sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
}
