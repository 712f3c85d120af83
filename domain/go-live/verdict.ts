import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Check, Status } from "@/domain/go-live/checks/check";
import { clockTime } from "@/domain/go-live/seen/instant";
import { countOf, type Situation } from "@/domain/go-live/seen/situation";

export type Verdict =
  | "invalid"
  | "blocked"
  | "ready"
  | "not_pointed"
  | "waiting"
  | "broken"
  | "unknown"
  | "live";

interface Rule {
  verdict: Verdict;
  status: Status;
  /** Any blocking check, when absent. */
  ids?: CheckId[];
}

const ownership: Rule = { verdict: "blocked", status: "fail", ids: ["host.unclaimed", "own.txt"] };

const beforeRules: Rule[] = [
  { verdict: "blocked", status: "fail" },
  { verdict: "waiting", status: "pending" },
  { verdict: "unknown", status: "unknown" },
];

/** The first rule that holds decides. */
const afterRules: Rule[] = [
  { verdict: "broken", status: "fail", ids: ["ns.delegated", "ns.safe", "ns.authoritative", "dnssec.valid"] },
  { verdict: "not_pointed", status: "fail", ids: ["point.target"] },
  { verdict: "waiting", status: "pending", ids: ["point.target", "prop.auth"] },
  { verdict: "broken", status: "fail" },
  { verdict: "waiting", status: "pending" },
  { verdict: "unknown", status: "unknown" },
];

/** Who cannot be asked leaves much else unknown. */
const CAUSES: CheckId[] = ["ns.delegated", "ns.answering", "ns.authoritative"];

export function verdictOf(
  checks: Check[],
  situation: Situation,
): { verdict: Verdict; reason: string; blocker?: CheckId } {
  for (const rule of [ownership, ...(situation.before ? beforeRules : afterRules)]) {
    const holding = checks.filter((check) => holds(rule, check));
    const decisive = holding.find(({ id }) => CAUSES.includes(id)) ?? holding[0];
    if (decisive) return { verdict: rule.verdict, reason: decisive.sentence, blocker: decisive.id };
  }
  if (situation.before) return { verdict: "ready", reason: readyReason(checks) };
  const { pointing, servers, resolvers, facts, now } = situation;
  const count = countOf(servers);
  const seen = `${countOf(pointing)} of ${count} ${count === 1 ? "nameserver" : "nameservers"} and ${resolvers.length} of ${resolvers.length} resolvers`;
  return {
    verdict: "live",
    reason: `Visitors reach the new website, seen by ${seen} at ${clockTime(facts.at, now)}.`,
  };
}

function readyReason(checks: Check[]): string {
  const ttl = checks.find(({ id, status }) => id === "pre.ttl" && status === "warn");
  return ttl
    ? `Everything is prepared but the TTL. ${ttl.sentence}`
    : "Everything is prepared; the record can be changed.";
}

function holds(rule: Rule, check: Check): boolean {
  if (check.status !== rule.status) return false;
  return rule.ids ? rule.ids.includes(check.id) : check.severity === "blocking";
}
