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

export function verdictOf(
  checks: Check[],
  situation: Situation,
): { verdict: Verdict; reason: string; blocker?: CheckId } {
  for (const rule of [ownership, ...(situation.before ? beforeRules : afterRules)]) {
    const decisive = checks.find((check) => holds(rule, check));
    if (decisive) return { verdict: rule.verdict, reason: decisive.sentence, blocker: decisive.id };
  }
  if (situation.before)
    return { verdict: "ready", reason: "Everything is prepared; the record can be changed." };
  const { pointing, servers, resolvers, facts, now } = situation;
  const seen = `${countOf(pointing)} of ${countOf(servers)} nameservers and ${resolvers.length} of ${resolvers.length} resolvers`;
  return {
    verdict: "live",
    reason: `Visitors reach the new website, seen by ${seen} at ${clockTime(facts.at, now)}.`,
  };
}

function holds(rule: Rule, check: Check): boolean {
  if (check.status !== rule.status) return false;
  return rule.ids ? rule.ids.includes(check.id) : check.severity === "blocking";
}
