import { isLongAgo } from "@/domain/go-live/cadence";
import { isBare, zoneOf } from "@/domain/go-live/change/change-record";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check } from "@/domain/go-live/checks/check";
import type { Judgement } from "@/domain/go-live/judge";
import type { Facts, RecordSeen } from "@/domain/go-live/seen/facts";
import { parentOf } from "@/domain/go-live/seen/name";
import { type ServerAnswer, serverAnswers } from "@/domain/go-live/seen/server-answer";
import type { Target } from "@/domain/go-live/seen/target";
import type { Standing } from "@/domain/go-live/standing";

/** What somebody is told who changes a record: exactly one of these. */
export type ChangeAnswer =
  | { kind: "unseen" }
  | { kind: "unchanged"; seen: string[] }
  | { kind: "nearly"; sentence: string }
  | { kind: "spreading"; until?: Date; done: number; of: number }
  | { kind: "unasked" }
  /** The record is right; what is missing is not theirs to do. */
  | { kind: "ours" }
  /** The nameservers themselves do not work, which no change of this record mends. */
  | { kind: "nameservers"; sentence: string }
  | { kind: "live" }
  /** It was live at the last look, which is long ago. */
  | { kind: "past" };

export interface ChangeSeen {
  facts: Facts;
  judgement: Judgement;
  standing: Standing | null;
}

/**
 * The answer to "I have changed it", by the last look.
 * @param saved the records from before the change, if anybody saved them
 */
export function changeAnswer(
  seen: ChangeSeen | null,
  target: Target,
  saved: RecordSeen[] | undefined,
  now: Date,
): ChangeAnswer {
  if (!seen) return { kind: "unseen" };
  const { judgement, standing } = seen;
  const broken = failed(judgement, NAMESERVERS);
  if (broken) return { kind: "nameservers", sentence: broken.sentence };
  const answers = serverAnswers(seen.facts, target, saved).filter(({ authoritative }) => authoritative);
  const told = answers.filter(({ result }) => result !== "unasked");
  if (told.length === 0) return { kind: "unasked" };
  if (judgement.verdict === "live" && standing === "live")
    return { kind: isLongAgo(new Date(seen.facts.at), now) ? "past" : "live" };
  const late = told.filter(({ result }) => result !== "new" && result !== "mixed");
  if (late.length === told.length)
    return notYet(judgement, told, target, { saved, zone: zoneOf(target, seen.facts) });
  if (judgement.verdict === "unknown" && told.length < answers.length) return { kind: "unasked" };
  const [heard, behind] = [namesOf(told), namesOf(late)];
  const done = heard.filter((name) => !behind.includes(name)).length;
  return afterChange(judgement, target, { done, of: namesOf(answers).length }, now);
}

/** A nameserver may have several addresses. */
const namesOf = (answers: ServerAnswer[]) => [...new Set(answers.map(({ server }) => server))];

const NAMESERVERS: CheckId[] = ["ns.delegated", "ns.safe", "ns.authoritative", "dnssec.valid"];

const checkOf = ({ checks }: Judgement, id: CheckId) => checks.find((check) => check.id === id);

const failed = (judgement: Judgement, ids: CheckId[]): Check | undefined =>
  judgement.checks.find(({ id, status }) => status === "fail" && ids.includes(id));

/** No nameserver leads to the edge: whether nobody tried, or something went wrong on the way. */
function notYet(
  judgement: Judgement,
  told: ServerAnswer[],
  target: Target,
  { saved, zone }: { saved: RecordSeen[] | undefined; zone: string },
): ChangeAnswer {
  const hint = hintOf(checkOf(judgement, "point.target"), target);
  if (hint) return { kind: "nearly", sentence: hint };
  const seen = [...new Set(told.flatMap(({ answers }) => answers))];
  if (told.some(({ result }) => result === "wrong"))
    return { kind: "nearly", sentence: strayed(judgement, seen, target, zone) };
  const before = saved?.some(
    ({ name, type }) => name === target.host && ["A", "AAAA", "CNAME"].includes(type),
  );
  if (seen.length === 0 && before)
    return { kind: "nearly", sentence: "The old line is gone, but the new one is not there yet." };
  return { kind: "unchanged", seen };
}

function hintOf(check: Check | undefined, target: Target) {
  if (check?.hint === "doubled_name")
    return `The new line stands at a longer name than it should: the provider adds ${target.registrable} by itself. Type the short name alone.`;
  if (check?.hint === "missing_trailing_dot")
    return `The provider added ${target.registrable} to the value. Put a dot at the end of the value.`;
  return undefined;
}

function strayed(judgement: Judgement, seen: string[], target: Target, zone: string) {
  // Another environment of ours is no foreign network.
  const neighbour = seen.some((line) => line.endsWith(`.${parentOf(target.edge.target)}`));
  if (!neighbour && failed(judgement, ["point.proxied"]))
    return "The line is hidden behind the provider’s own network. Switch that off for this line: it is called “DNS only”, or a grey cloud.";
  if (failed(judgement, ["point.chain"]))
    return "The lines lead in a circle. Compare the value with the one below.";
  // Behind an alias of the provider's own the addresses of the old server come and go.
  const addresses = seen.every((line) => /^A(AAA)? /.test(line));
  if (addresses && isBare(target, zone))
    return `It says ${seen.join(" and ")} now, which is not the new value yet.`;
  return `It says ${seen.join(" and ")} now, which is neither the old value nor the new one. Compare it with the value below.`;
}

/** What in the zone still keeps visitors away, though the wanted record is there. */
const LEFT_OVER: CheckId[] = [
  "own.txt",
  "point.conflict",
  "point.extra",
  "point.aaaa",
  "point.httpsrr",
  "mail.mx",
];

function afterChange(
  judgement: Judgement,
  target: Target,
  counted: { done: number; of: number },
  now: Date,
): ChangeAnswer {
  const left = failed(judgement, LEFT_OVER);
  if (left) return { kind: "nearly", sentence: leftSentence(left, target) };
  const { verdict, clearAt } = judgement;
  // Passed by every check, but not yet looked at twice.
  if (verdict === "waiting" || verdict === "live" || verdict === "unknown") {
    const until = clearAt && new Date(clearAt) > now ? new Date(clearAt) : undefined;
    return { kind: "spreading", ...counted, ...(until && { until }) };
  }
  return { kind: "ours" };
}

function leftSentence({ id, sentence, next }: Check, target: Target) {
  if (id === "point.conflict" && target.apex)
    return "A CNAME cannot stand at the bare domain. Delete it, and add the lines below instead.";
  // These say what to delete by themselves.
  return id === "point.extra" || id === "point.aaaa" ? sentence : `${sentence} ${next ?? ""}`.trim();
}
