import { addressChecks } from "./address-checks";
import { beforeChecks } from "./before-checks";
import { type CheckId, catalogue, checkIds } from "./catalogue";
import { type Check, type Finding, skip } from "./check";
import type { Facts } from "./facts";
import { foreignChecks } from "./foreign-checks";
import type { History } from "./history";
import { hostChecks, hostValid } from "./host-checks";
import { httpChecks } from "./http-checks";
import { nameserverChecks } from "./nameserver-checks";
import { neighbourChecks } from "./neighbour-checks";
import { pageChecks } from "./page-checks";
import { pointingChecks } from "./pointing-checks";
import { redirectChecks } from "./redirect-checks";
import { securityChecks } from "./security-checks";
import { type Situation, situationOf } from "./situation";
import { clearAt, spreadingChecks } from "./spreading-checks";
import type { Target } from "./target";
import { tlsChecks } from "./tls-checks";
import { type Verdict, verdictOf } from "./verdict";

export interface Judgement {
  verdict: Verdict;
  /** One sentence: the record seen and the record wanted, or since when it is live. */
  reason: string;
  /** The check that decided. */
  blocker?: CheckId;
  /** When caches should have forgotten the old answer; ISO, UTC. */
  clearAt?: string;
  /** Seconds that "there is no such name" may be remembered, when the name is absent. */
  negativeTtl?: number;
  checks: Check[];
}

const families: ((situation: Situation) => Finding[])[] = [
  hostChecks,
  nameserverChecks,
  securityChecks,
  beforeChecks,
  pointingChecks,
  foreignChecks,
  addressChecks,
  spreadingChecks,
  tlsChecks,
  httpChecks,
  redirectChecks,
  pageChecks,
  neighbourChecks,
];

/** Judges what was observed. `now` is the judge's clock; nothing else is asked or remembered. */
export function judge(facts: Facts, target: Target, history: History, now: Date): Judgement {
  const valid = hostValid(target.host);
  if (valid.status === "fail" || facts.host === undefined) {
    return { verdict: "invalid", reason: valid.sentence, blocker: "host.valid", checks: complete([valid]) };
  }
  const situation = situationOf(facts, target, history, now);
  const checks = complete([valid, ...families.flatMap((family) => family(situation))]);
  const clear = clearAt(situation);
  const absent = situation.answering.find(({ view }) => view.state === "absent");
  return {
    ...verdictOf(checks, situation),
    ...(clear !== undefined && { clearAt: clear }),
    ...(absent?.view.negativeTtl !== undefined && { negativeTtl: absent.view.negativeTtl }),
    checks,
  };
}

/** Every check of the catalogue, in its order. */
function complete(findings: Finding[]): Check[] {
  return checkIds.map((id) => {
    const finding = findings.find((one) => one.id === id) ?? skip(id);
    const { severity, title, next } = catalogue[id];
    const settled = finding.status === "pass" || finding.status === "skip";
    return { ...finding, evidence: finding.evidence ?? [], severity, title, ...(!settled && { next }) };
  });
}
