import type { EdgeFacts, TlsFacts } from "@/domain/go-live/seen/facts";
import { pointedSince } from "@/domain/go-live/seen/history";
import { minutesBetween } from "@/domain/go-live/seen/instant";
import { plainName } from "@/domain/go-live/seen/name";
import type { Situation } from "@/domain/go-live/seen/situation";
import { leadsNowhere } from "@/domain/go-live/seen/view";
import { type Evidence, type Finding, list } from "./check";

export type Shaken = EdgeFacts & { tls: TlsFacts };

export function evidenceOf({ address, tls }: Shaken): Evidence {
  const answer =
    tls.outcome === "ok"
      ? `${list(tls.names)}; by ${tls.issuer}; until ${tls.validTo ?? "a date that cannot be read"}`
      : tls.outcome;
  return {
    of: address,
    asked: "TLS handshake",
    at: tls.at,
    answer: tls.trustError ? `${answer}; ${tls.trustError}` : answer,
  };
}

/** Addresses that work say nothing about one that there was no time to try. */
function outOfTime({ facts }: Situation): Finding | undefined {
  const late = facts.edge.filter(({ tls }) => tls?.code === "late").map(({ address }) => address);
  if (late.length === 0) return undefined;
  return {
    id: "tls.handshake",
    status: "unknown",
    sentence: `There was no time left to try HTTPS at ${list(late)}.`,
    seen: list(late),
  };
}

function nowhere({ facts, target }: Situation, tried: Shaken[]): Finding | undefined {
  if (tried.length > 0 || !leadsNowhere(target, facts)) return undefined;
  const name = plainName(target.edge.target);
  return {
    id: "tls.handshake",
    status: "fail",
    sentence: `${name} has no address, so that nobody reaches the edge by it; wanted is one.`,
    seen: "no address",
    wanted: `an address of ${name}`,
    next: "The edge does not publish this name; we are on it.",
  };
}

const words: Record<string, [one: string, several: string]> = {
  alert: ["refuses HTTPS", "refuse HTTPS"],
  reset: ["drops the connection", "drop the connection"],
  hang: ["does not answer", "do not answer"],
  refused: ["refuses connections", "refuse connections"],
  unsafe: ["is not a public address", "are not public addresses"],
};

/** "203.0.113.10 and 203.0.113.11 refuse HTTPS": what happens where, each thing once. */
function failures(bad: Shaken[]): string {
  const outcomes = [...new Set(bad.map(({ tls }) => tls.outcome))];
  const each = outcomes.map((outcome) => {
    const where = bad.filter(({ tls }) => tls.outcome === outcome).map(({ address }) => address);
    const [one, several] = words[outcome] ?? [outcome, outcome];
    return `${list(where)} ${where.length === 1 ? one : several}`;
  });
  return each.join("; ");
}

const patience = 30;

export function isIssuing({ history, now }: Pick<Situation, "history" | "now">): boolean {
  const since = pointedSince(history);
  return since === undefined || minutesBetween(since, now) < patience;
}

export function handshake(situation: Situation, tried: Shaken[]): Finding {
  const failing = tried.some(({ tls }) => tls.outcome !== "ok");
  return (!failing && outOfTime(situation)) || nowhere(situation, tried) || connected(situation, tried);
}

function connected({ host, history, now }: Situation, tried: Shaken[]): Finding {
  const id = "tls.handshake";
  const evidence = tried.map(evidenceOf);
  if (tried.length === 0)
    return { id, status: "unknown", sentence: "We could not reach any address of the edge." };
  const bad = tried.filter(({ tls }) => tls.outcome !== "ok");
  if (bad.length === 0)
    return {
      id,
      status: "pass",
      sentence: `HTTPS connects at ${list(tried.map((one) => one.address))}.`,
      evidence,
    };
  const seen = failures(bad);
  if (isIssuing({ history, now }) && bad.every(({ tls }) => tls.outcome === "unsafe")) {
    const next = "The edge publishes a wrong address; we are on it.";
    return { id, status: "pending", sentence: `${seen}; nothing was sent there.`, seen, next, evidence };
  }
  if (isIssuing({ history, now }))
    return { id, status: "pending", sentence: `The certificate is being issued: ${seen}.`, seen, evidence };
  return {
    id,
    status: "fail",
    sentence: `${history.wasLive ? "" : `More than ${patience} minutes after the change, `}${seen}; wanted is a certificate for ${host} there.`,
    seen,
    wanted: `a certificate for ${host}`,
    next: "The edge does not serve this name; we are on it.",
    evidence,
  };
}
