import { isBare } from "@/domain/go-live/change/change-record";
import { addressType } from "@/domain/go-live/seen/address";
import { answerOf } from "@/domain/go-live/seen/facts";
import { isWithin, plainName } from "@/domain/go-live/seen/name";
import { doubledNames } from "@/domain/go-live/seen/questions";
import { type Seen, type Situation, share } from "@/domain/go-live/seen/situation";
import { edgeAddresses, type View } from "@/domain/go-live/seen/view";
import { type Finding, type Hint, list, skip } from "./check";
import { conflict } from "./conflict-check";
import { dataOf, hostEvidence, nextWhileBehind, shown, wantedRecords } from "./pointing-words";

export function pointingChecks(situation: Situation): Finding[] {
  if (situation.before) return ids.map((id) => skip(id, "Checked after the change."));
  if (situation.answering.length === 0) {
    return ids.map((id) => ({
      id,
      status: "unknown",
      sentence: "No nameserver told us where the name points.",
    }));
  }
  return [
    target(situation),
    conflict(situation),
    strangers(situation, "A", "point.extra"),
    strangers(situation, "AAAA", "point.aaaa"),
    chain(situation),
  ];
}

const ids = ["point.target", "point.conflict", "point.extra", "point.aaaa", "point.chain"] as const;

function target(situation: Situation): Finding {
  const id = "point.target";
  const { answering, pointing, host } = situation;
  const wanted = wantedRecords(situation);
  const evidence = hostEvidence(situation);
  const away = answering.filter(({ view }) => view.state !== "points");
  if (away.length === 0) return { ...pointed(situation, pointing, wanted), evidence };
  const first = away[0] as (typeof away)[number];
  const seen = shown(first.view);
  const [early] = pointing;
  if (early) {
    const names = list(away.map(({ server }) => server.name));
    return {
      id,
      status: "pending",
      sentence: `${names} still says ${host} ${seen}; wanted is ${wanted}.`,
      seen,
      wanted,
      next: nextWhileBehind(first, early, situation),
      evidence,
    };
  }
  const likely = likelyCause(situation, first.view);
  const sentence = `${host} has ${seen}; wanted is ${wanted}.${likely ? ` ${likely.sentence}` : ""}`;
  return { id, status: "fail", sentence, seen, wanted, ...(likely && { hint: likely.hint }), evidence };
}

function likelyCause(situation: Situation, view: View): { hint: Hint; sentence: string } | undefined {
  const { target, facts, host } = situation;
  const { zone } = facts.delegation;
  if (view.chain.includes(`${plainName(target.edge.target)}.${zone}`)) {
    return {
      hint: "missing_trailing_dot",
      sentence: "The value needs a dot at its end, or the provider adds the domain to it.",
    };
  }
  const doubled = doubledNames(host, zone).find((name) => hasTarget(situation, name, "CNAME"));
  const wildcard = facts.sibling !== undefined && hasTarget(situation, facts.sibling, "A");
  if (!doubled || wildcard) return undefined;
  return {
    hint: "doubled_name",
    sentence: `The record was made at ${doubled}: the provider adds the domain by itself.`,
  };
}

/** Some nameserver has the wanted CNAME at this name. */
function hasTarget({ answering, target }: Situation, name: string, type: string): boolean {
  const wanted = plainName(target.edge.target);
  return answering.some(({ server }) =>
    answerOf(server, name, type)?.records.some(
      (one) => one.name === name && one.type === "CNAME" && one.data === wanted,
    ),
  );
}

function pointed(situation: Situation, pointing: Seen<unknown>[], wanted: string): Omit<Finding, "evidence"> {
  const id = "point.target";
  const first = pointing[0] as Seen<unknown>;
  const { host } = situation;
  const seen = shown(first.view);
  const bare = isBare({ ...situation.target, host }, situation.facts.delegation.zone);
  if (!bare && pointing.some(({ view }) => !view.reachesTarget)) {
    const sentence = `${seen} reaches the edge today, but its addresses may change: ${wanted} follows them.`;
    return { id, status: "warn", sentence, seen, wanted };
  }
  const missing = missingAddresses(situation, first.view);
  if (missing.length > 0) {
    return { id, status: "warn", sentence: `The edge also has ${list(missing)}.`, seen, wanted };
  }
  return { id, status: "pass", sentence: `${host} has ${seen}.`, seen, wanted };
}

/** Configured IPv4 addresses of the edge that an address answer leaves out. */
function missingAddresses({ target }: Situation, view: View): string[] {
  if (view.reachesTarget) return [];
  const there = new Set(view.addresses.map((record) => record.data));
  return target.edge.addresses.filter((address) => addressType(address) === "A" && !there.has(address));
}

function strangers(situation: Situation, type: "A" | "AAAA", id: "point.extra" | "point.aaaa"): Finding {
  const { pointing, facts, target, host } = situation;
  if (pointing.length === 0) return skip(id, "Checked once the name points to the edge.");
  const found = pointing.map(({ view }) => dataOf(view.strangers, type));
  const places = pointing.flatMap(({ view }) => view.strangers.filter((one) => one.type === type));
  const which = share(found, (addresses) => addresses.length > 0);
  if (which === "none") return { id, status: "pass", sentence: `No other ${type} record stands at ${host}.` };
  const seen = [...new Set(found.flat())];
  const where = list([...new Set(places.map(({ name }) => name))]);
  const wanted = [...edgeAddresses(target, facts)].filter((address) => addressType(address) === type);
  const sentence = `Some visitors still reach ${list(seen)}: delete ${type} ${list(seen)} at ${where}.`;
  const status = which === "all" ? "fail" : "pending";
  return {
    id,
    status,
    sentence,
    seen: list(seen),
    wanted: list(wanted) || `no ${type}`,
    evidence: hostEvidence(situation),
  };
}

function chain(situation: Situation): Finding {
  const { answering, pointing, target, facts, host } = situation;
  const id = "point.chain";
  const loop = answering.find(({ view }) => view.state === "loop");
  if (loop) {
    const names = loop.view.chain;
    const seen = names.join(" to ");
    const circle = new Set(names).size < names.length;
    const sentence = circle
      ? `The CNAME records lead in a circle: ${seen}.`
      : `The CNAME records go on for more than ${names.length - 1} steps, which resolvers give up: ${seen}.`;
    return { id, status: "fail", sentence, seen, evidence: hostEvidence(situation) };
  }
  const first = pointing[0]?.view;
  if (!first) return skip(id, "Checked once the name points to the edge.");
  const end = first.reachesTarget ? first.chain.indexOf(plainName(target.edge.target)) : undefined;
  const foreign = first.chain.slice(1, end).filter((name) => !isWithin(name, facts.delegation.zone));
  if (foreign.length === 0) return { id, status: "pass", sentence: `${host} leads straight to the edge.` };
  const sentence = `${host} leads to the edge through ${list(foreign)}, which others control.`;
  return { id, status: "warn", sentence, seen: list(foreign), wanted: plainName(target.edge.target) };
}
