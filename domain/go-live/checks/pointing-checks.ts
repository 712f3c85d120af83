import { isBare } from "@/domain/go-live/change/change-record";
import { addressType } from "@/domain/go-live/seen/address";
import type { ServerFacts } from "@/domain/go-live/seen/facts";
import { isWithin, plainName } from "@/domain/go-live/seen/name";
import { nameOf, type Seen, type Situation, share } from "@/domain/go-live/seen/situation";
import { edgeAddresses, type View } from "@/domain/go-live/seen/view";
import { catalogue } from "./catalogue";
import { type Finding, list, skip } from "./check";
import { conflict } from "./conflict-check";
import { likelyCause, nextWithout } from "./likely-cause";
import { dataOf, hostEvidence, nextWhileBehind, nextWhileLeft, shown, wantedRecords } from "./pointing-words";

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
  const first = away.find(({ view }) => !view.unfollowed) ?? (away[0] as (typeof away)[number]);
  const seen = shown(first.view);
  const [early] = pointing;
  if (early) {
    const sentence = `${whoSays(away, situation)}; wanted is ${wanted}.`;
    return {
      id,
      status: "pending",
      sentence,
      seen,
      wanted,
      next: nextWhileBehind(first, early, situation),
      evidence,
    };
  }
  if (first.view.unfollowed) {
    const sentence = `${host} has ${seen}; we could not ask where that leads.`;
    return { id, status: "unknown", sentence, seen, wanted, evidence };
  }
  const likely = likelyCause(situation, first.view);
  const sentence = `${host} has ${seen}; wanted is ${wanted}.${likely ? ` ${likely.sentence}` : ""}`;
  const next = likely?.next ?? nextWithout(situation, first);
  return { id, status: "fail", sentence, seen, wanted, hint: likely?.hint, next, evidence };
}

/** "ns2 and ns3 still say that www.acme.com has A 192.0.2.1; ns4 still says that it has no record". */
function whoSays(away: Seen<ServerFacts>[], { servers, host, history }: Situation): string {
  const answers = [...new Set(away.map(({ view }) => shown(view)))];
  const groups = answers.map((answer, index) => {
    const names = away
      .filter(({ view }) => shown(view) === answer)
      .map(({ server }) => nameOf(server, servers));
    const say = names.length === 1 ? "says" : "say";
    return `${list(names)} ${history.wasLive ? "now" : "still"} ${say} that ${index === 0 ? host : "it"} has ${answer}`;
  });
  return groups.join("; ");
}

function pointed(situation: Situation, pointing: Seen<unknown>[], wanted: string): Omit<Finding, "evidence"> {
  const id = "point.target";
  const { host } = situation;
  const bare = isBare({ ...situation.target, host }, situation.facts.delegation.zone);
  const fixed = bare ? undefined : pointing.find(({ view }) => !view.reachesTarget);
  const lesser = pointing.find(({ view }) => missingAddresses(situation, view).length > 0);
  const first = fixed ?? lesser ?? (pointing[0] as Seen<unknown>);
  const seen = shown(first.view);
  if (fixed) {
    const sentence = `${host} has ${seen}. That reaches the edge today, but its addresses may change: ${wanted} follows them.`;
    return { id, status: "warn", sentence, seen, wanted };
  }
  const missing = missingAddresses(situation, first.view);
  if (missing.length > 0) {
    const lacking = list(missing.map((address) => `A ${address}`));
    const sentence = `${host} lacks ${lacking}, which the edge has as well.`;
    return { id, status: "warn", sentence, seen, wanted, next: `Add ${lacking}.` };
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
  const { pointing, facts, target, host, servers } = situation;
  if (pointing.length === 0) return skip(id, "Checked once the name points to the edge.");
  const found = pointing.map(({ view }) => dataOf(view.strangers, type));
  const places = pointing.flatMap(({ view }) => view.strangers.filter((one) => one.type === type));
  const abroad = places.every(({ name }) => !isWithin(name, facts.delegation.zone));
  const which = share(found, (addresses) => addresses.length > 0);
  if (which === "none") return { id, status: "pass", sentence: `No other ${type} record stands at ${host}.` };
  const seen = [...new Set(found.flat())];
  const where = list([...new Set(places.map(({ name }) => name))]);
  const bare = isBare({ ...target, host }, facts.delegation.zone);
  const wanted = bare ? edgeRecords(situation, type) : wantedRecords(situation);
  const [late, early] = [true, false].map((some) =>
    pointing.find((_, at) => (found[at] ?? []).length > 0 === some),
  );
  const record = `${type} ${list(seen)}`;
  const has = late && early && `${nameOf(late.server, servers)} has ${record}`;
  const what = abroad ? `${where} has ${record}, which others control` : (has ?? `delete ${record}`);
  const left = late && early && nextWhileLeft(late, early, situation);
  return {
    id,
    status: which === "all" ? "fail" : "pending",
    sentence: `Some visitors are still led to ${list(seen)}: ${what}${abroad ? "" : ` at ${where}`}.`,
    seen: record,
    wanted,
    next: abroad ? catalogue["point.chain"].next : left,
    evidence: hostEvidence(situation),
  };
}

function edgeRecords({ target, facts }: Situation, type: "A" | "AAAA"): string {
  const addresses = [...edgeAddresses(target, facts)].filter((address) => addressType(address) === type);
  return addresses.length > 0 ? `${type} ${list(addresses)}` : `no ${type}`;
}

function chain(situation: Situation): Finding {
  const { answering, pointing, target, facts, host } = situation;
  const id = "point.chain";
  const loop = answering.find(({ view }) => view.state === "loop");
  if (loop) {
    const whole = loop.view.chain;
    const again = whole.findIndex((name, at) => whole.indexOf(name) < at);
    const circle = again > 0;
    const names = circle ? whole.slice(0, again + 1) : whole;
    const seen = names.join(" to ");
    const wanted = wantedRecords(situation);
    const sentence = circle
      ? `The CNAME records lead in a circle: ${seen}.`
      : `The CNAME records go on for more than ${names.length - 1} steps, which resolvers give up: ${seen}.`;
    return { id, status: "fail", sentence, seen, wanted, evidence: hostEvidence(situation) };
  }
  if (pointing.length === 0) return skip(id, "Checked once the name points to the edge.");
  const between = pointing.flatMap(({ view }) => namesBefore(plainName(target.edge.target), view));
  const foreign = [...new Set(between)].filter((name) => !isWithin(name, facts.delegation.zone));
  if (foreign.length === 0) return { id, status: "pass", sentence: `${host} leads straight to the edge.` };
  const sentence = `${host} leads to the edge through ${list(foreign)}, which others control.`;
  return { id, status: "warn", sentence, seen: list(foreign), wanted: plainName(target.edge.target) };
}

/** The aliases on the way to the edge. */
const namesBefore = (target: string, { chain, reachesTarget }: View) =>
  chain.slice(1, reachesTarget ? chain.indexOf(target) : undefined);
