import { bestError, isAboutSignatures } from "@/domain/go-live/seen/dns-error";
import { type Answer, answerOf, failed, type ResolverFacts } from "@/domain/go-live/seen/facts";
import type { Seen, Situation } from "@/domain/go-live/seen/situation";
import { evidenceOf, type Finding, list } from "./check";

export const told = (answer: Answer) => !failed.includes(answer.outcome);

/** A resolver that fails with validation and answers without it has found wrong signatures, unless more is known. */
function isBogus({ answers, unchecked }: ResolverFacts, situation: Situation): boolean {
  const failing = answers.filter(({ outcome }) => outcome === "servfail");
  if (failing.length === 0 || !unchecked || !told(unchecked)) return false;
  const errors = failing.flatMap((answer) => answer.errors ?? []);
  if (errors.length > 0) return errors.some(isAboutSignatures);
  return !failing.every((answer) => isVouchedFor(answer, situation));
}

/** Another resolver validated the very answer, or there is no signature that could be wrong. */
function isVouchedFor({ name, type }: Answer, { resolvers, facts }: Situation): boolean {
  const { ds, zone } = facts.delegation;
  return (
    (name === zone && ds?.outcome === "empty") ||
    resolvers.some(({ server }) => answerOf(server, name, type)?.authenticated)
  );
}

/** Extended errors, RFC 8914, by which it is known what is wrong. */
const FAULTS: Record<number, string> = {
  7: "have expired",
  8: "are not valid yet",
  9: "do not fit the DS record",
  10: "are missing, though there is a DS record",
};
const IN_TIME = [7, 8];

function wrongSignatures(bogus: Seen<ResolverFacts>[], situation: Situation): Finding {
  const errors = bogus.flatMap(({ server }) => server.answers.flatMap((answer) => answer.errors ?? []));
  const code = errors.map((one) => one.code).find((one) => one in FAULTS) ?? 0;
  const said = bestError(errors);
  const own = isOwn(bogus, situation);
  const [what, whose] = own
    ? [situation.facts.delegation.zone, "its"]
    : [`where ${situation.host} leads`, "the"];
  const fault = FAULTS[code] ?? "are wrong";
  return {
    id: "dnssec.valid",
    status: "fail",
    sentence: `Resolvers refuse ${what}: ${whose} signatures (DNSSEC) ${fault}${said ? ` (${said})` : ""}.`,
    seen: `SERVFAIL at ${list(bogus.map(({ server }) => server.name))}`,
    wanted: "signatures that fit the DS record, or neither",
    next: own
      ? mendOwn(code, situation)
      : "Nothing to change in your zone; the zone it leads to has to be mended.",
  };
}

/** Resolvers are asked about the registrable domain; of a part with a zone of its own only the DS record tells. */
function isOwn(bogus: Seen<ResolverFacts>[], { facts, target }: Situation): boolean {
  const { zone, ds } = facts.delegation;
  const refused = bogus.some(({ server }) =>
    server.answers.some((one) => one.type === "SOA" && one.outcome === "servfail"),
  );
  return refused || (zone !== target.registrable && ds?.outcome === "answer");
}

function mendOwn(code: number, { facts, target }: Situation): string | undefined {
  const { zone, parent } = facts.delegation;
  if (IN_TIME.includes(code)) return "Ask the DNS provider to sign the zone anew.";
  return zone === target.registrable
    ? undefined
    : `Correct or remove the DS record of ${zone} in the zone ${parent}.`;
}

/** Whether resolvers that check signatures refuse what the nameservers say. */
export function dnssec(situation: Situation): Finding {
  const { facts, resolvers } = situation;
  const id = "dnssec.valid";
  const zone = facts.delegation.zone;
  const evidence = resolvers.flatMap(({ server }) =>
    [...server.answers, ...(server.unchecked ? [server.unchecked] : [])].map((answer) =>
      evidenceOf(server.name, answer),
    ),
  );
  const bogus = resolvers.filter(({ server }) => isBogus(server, situation));
  if (bogus.length > 0) return { ...wrongSignatures(bogus, situation), evidence };
  const answered = resolvers.filter(({ server }) => server.answers.some(told));
  if (answered.length === 0)
    return {
      id,
      status: "unknown",
      sentence: "No public resolver that checks signatures gave an answer.",
      evidence,
    };
  if (answered.some(({ server }) => server.answers.some((answer) => answer.authenticated))) {
    return { id, status: "pass", sentence: `The signatures of ${zone} are right.`, evidence };
  }
  const { ds } = facts.delegation;
  if (ds?.outcome === "answer") {
    return {
      id,
      status: "warn",
      sentence: `${zone} has a DS record, but no resolver says that its signatures (DNSSEC) fit.`,
      seen: "a DS record",
      wanted: "signatures that fit it, or no DS record",
      evidence,
    };
  }
  return { id, status: "pass", sentence: `${zone} is not signed.`, evidence };
}
