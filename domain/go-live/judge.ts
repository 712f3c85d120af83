import { addressChecks } from "@/domain/go-live/checks/address-checks";
import { askedFor } from "@/domain/go-live/checks/asked";
import { beforeChecks } from "@/domain/go-live/checks/before-checks";
import { type CheckId, catalogue, checkIds } from "@/domain/go-live/checks/catalogue";
import { type Check, type Evidence, type Finding, skip } from "@/domain/go-live/checks/check";
import { foreignChecks } from "@/domain/go-live/checks/foreign-checks";
import { hostChecks, hostValid } from "@/domain/go-live/checks/host-checks";
import { httpChecks } from "@/domain/go-live/checks/http-checks";
import { nameserverChecks } from "@/domain/go-live/checks/nameserver-checks";
import { neighbourChecks } from "@/domain/go-live/checks/neighbour-checks";
import { pageChecks } from "@/domain/go-live/checks/page-checks";
import { pointingChecks } from "@/domain/go-live/checks/pointing-checks";
import { redirectChecks } from "@/domain/go-live/checks/redirect-checks";
import { securityChecks } from "@/domain/go-live/checks/security-checks";
import { clearAt, spreadingChecks } from "@/domain/go-live/checks/spreading-checks";
import { tlsChecks } from "@/domain/go-live/checks/tls-checks";
import type { Facts } from "@/domain/go-live/seen/facts";
import type { History } from "@/domain/go-live/seen/history";
import { type Situation, situationOf } from "@/domain/go-live/seen/situation";
import type { Target } from "@/domain/go-live/seen/target";
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
  const typed = { of: "the name", asked: target.host, at: facts.at, answer: valid.sentence };
  if (valid.status === "fail" || facts.host === undefined) {
    return {
      verdict: "invalid",
      reason: valid.sentence,
      blocker: "host.valid",
      checks: complete([valid], () => [typed]),
    };
  }
  const situation = situationOf(facts, target, history, now);
  const checks = complete([valid, ...families.flatMap((family) => family(situation))], (id) =>
    askedFor(id, situation),
  );
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
function complete(findings: Finding[], asked: (id: CheckId) => Evidence[] = () => []): Check[] {
  return checkIds.map((id) => {
    const finding = findings.find((one) => one.id === id) ?? skip(id);
    const { severity, title, next } = catalogue[id];
    const settled = finding.status === "pass" || finding.status === "skip";
    return {
      ...finding,
      evidence: evidenceIn(finding) ?? (finding.status === "skip" ? [] : asked(id)),
      severity,
      title,
      ...(!settled && { next: finding.next ?? nextOf(finding, next) }),
    };
  });
}

/** Nobody changes a record because we could not ask for it. */
function nextOf({ id, status }: Finding, next: string): string {
  return status === "unknown" && id !== "pre.snapshot" ? catalogue["ns.answering"].next : next;
}

const evidenceIn = ({ evidence }: Finding) => (evidence && evidence.length > 0 ? evidence : undefined);
