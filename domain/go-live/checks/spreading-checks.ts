import type { RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import { endOfSighting, recordsAway, sightingsOf } from "@/domain/go-live/seen/history";
import { clockTime, secondsAfter } from "@/domain/go-live/seen/instant";
import { recordText } from "@/domain/go-live/seen/server-answer";
import { nameOf, type Seen, type Situation } from "@/domain/go-live/seen/situation";
import { leadsNowhere, otherAlias, type View } from "@/domain/go-live/seen/view";
import { everyNameserver, isRight, isWanted } from "./agreement-check";
import { evidenceOf, type Finding, list, skip } from "./check";
import { shown, wantedRecords } from "./pointing-words";

export function spreadingChecks(situation: Situation): Finding[] {
  const ids = ["prop.auth", "prop.resolvers", "prop.expiry"] as const;
  if (situation.before) return ids.map((id) => skip(id, "Checked after the change."));
  return [everyNameserver(situation), resolversAgree(situation), oldAnswerExpired(situation)];
}

/** The ISO time at which no cache should hold an old answer any more; undefined when none was seen. */
export function clearAt(situation: Situation): string | undefined {
  const { facts, target, history, resolvers, pointing } = situation;
  if (pointing.length === 0) return undefined;
  const seen = [...history.sightings, ...sightingsOf(facts, target)].map(endOfSighting);
  const cached = resolvers.flatMap((one) => {
    if (isNew(one) || isUntold(one)) return [];
    return one.server.answers.map((answer) =>
      Date.parse(secondsAfter(answer.at, ttlLeft(one.view, situation))),
    );
  });
  const latest = Math.max(...seen, ...cached);
  return Number.isFinite(latest) ? new Date(latest).toISOString() : undefined;
}

/** It could not be asked, and told of nothing old. */
const isUntold = ({ view }: Seen<ServerFacts>) => view.state === "failed" && recordsAway(view).length === 0;

const isAlias = ({ type }: RecordSeen) => type === "CNAME";
const isSame = (one: RecordSeen, other: RecordSeen) => one.name === other.name && one.data === other.data;

function ttlLeft(view: View, { pointing }: Situation): number {
  const stale = otherAlias(view);
  if (stale) return stale.ttl;
  // It has the new record already; what it remembers is where that led, or that it led nowhere.
  if (isWanted(view)) return view.negativeTtl ?? 0;
  if (view.reachesTarget) return Math.max(0, ...view.strangers.map(({ ttl }) => ttl));
  const kept = pointing.flatMap((one) => one.view.own.filter(isAlias));
  const old = recordsAway(view).filter((one) => !(isAlias(one) && kept.some((other) => isSame(one, other))));
  // What comes after the first old record is asked for no more once that is forgotten.
  const place = view.chain.find((name) => old.some((record) => record.name === name));
  const ttls = old.filter(({ name }) => name === place).map(({ ttl }) => ttl);
  return ttls.length > 0 ? Math.max(...ttls) : (view.negativeTtl ?? 0);
}

/** It leads visitors to the edge by what it says itself, over IPv4 where our own look found that the edge has it. */
const isNew = ({ server, view }: Seen<ServerFacts>) =>
  isWanted(view) &&
  !otherAlias(view) &&
  hasAddress(server, view, view.addresses.some(({ type }) => type === "A") ? "A" : "AAAA");

const hasAddress = ({ answers }: ServerFacts, { chain }: View, wanted: "A" | "AAAA") =>
  answers.flatMap(({ records }) => records).some(({ name, type }) => type === wanted && chain.includes(name));

function resolversAgree(situation: Situation): Finding {
  const id = "prop.resolvers";
  const { resolvers, pointing, now, host } = situation;
  if (pointing.length === 0) return skip(id, "Checked once a nameserver points to the edge.");
  const evidence = resolvers.flatMap(({ server }) =>
    server.answers.map((answer) => evidenceOf(server.name, answer)),
  );
  const asked = resolvers.filter(({ view }) => view.state !== "failed");
  const old = asked.find((one) => !isNew(one));
  if (old) {
    const until = clockTime(
      secondsAfter(old.server.answers[0]?.at ?? now.toISOString(), ttlLeft(old.view, situation)),
      now,
    );
    const seen = shownOld(old.view);
    const cause = causeOf(old, situation);
    if (cause) return { id, status: "pending", ...cause, seen, wanted: wantedRecords(situation), evidence };
    const sentence = `${old.server.name} ${remembered(old)}, until about ${until}.`;
    return { id, status: "pending", sentence, seen, wanted: wantedRecords(situation), evidence };
  }
  const failed = resolvers.filter(({ view }) => view.state === "failed");
  if (failed.length > 0 || asked.length < 3) {
    const names = list(failed.map(({ server }) => server.name));
    const sentence = names
      ? `${names} could not tell us about ${host}.`
      : "Fewer than three public resolvers could be asked.";
    return { id, status: "unknown", sentence, evidence };
  }
  return {
    id,
    status: "pass",
    sentence: `${asked.length} of ${asked.length} public resolvers have the new answer.`,
    evidence,
  };
}

/** A resolver that says what it is told remembers nothing: it follows whoever is to be corrected. */
function causeOf(
  { server, view }: Seen<ServerFacts>,
  situation: Situation,
): Pick<Finding, "sentence" | "next"> | undefined {
  const { answering, target, facts } = situation;
  if (view.reachesTarget && leadsNowhere(target, facts)) {
    const sentence = `${server.name} has the record, which leads to no address.`;
    return { sentence, next: "The edge does not publish this name; we are on it." };
  }
  if (otherAlias(view)) return undefined;
  const toldSo = answering.some((one) => shown(one.view) === shown(view));
  if (!toldSo || answering.some((one) => isRight(one, situation))) return undefined;
  return {
    sentence: `${server.name} says ${shown(view)}, as the nameservers do.`,
    next: "Correct the records first; resolvers follow the nameservers by themselves.",
  };
}

function shownOld(view: View): string {
  const stale = otherAlias(view);
  return stale ? recordText(stale) : shown(view);
}

function remembered({ server, view }: Seen<ServerFacts>): string {
  const end = view.chain.at(-1);
  const stale = otherAlias(view);
  if (stale && isWanted(view)) return `has the new answer, and ${recordText(stale)} in another of its caches`;
  const kind = hasAddress(server, view, "AAAA") ? "IPv4 address" : "address";
  if (isWanted(view)) return `has the record, but remembers no ${kind} of ${end}`;
  const others = view.strangers.filter(({ name }) => name === end).map(({ data }) => data);
  if (view.reachesTarget && others.length > 0)
    return `has the record, but remembers ${list(others)} of ${end}, which is not the edge as we know it`;
  if (view.state === "absent") return "remembers that there is no record";
  return `keeps the old answer, ${shown(view)}`;
}

function oldAnswerExpired(situation: Situation): Finding {
  const id = "prop.expiry";
  if (situation.pointing.length === 0) return skip(id, "Counted once a nameserver points to the edge.");
  const at = clearAt(situation);
  if (at === undefined) return { id, status: "pass", sentence: "We have seen no old answer." };
  const when = clockTime(at, situation.now);
  if (Date.parse(at) <= situation.now.getTime())
    return { id, status: "pass", sentence: `Old answers ran out at ${when}.` };
  const wrong = situation.answering.filter((one) => !isRight(one, situation));
  if (wrong.length === 0)
    return { id, status: "pending", sentence: `Most caches are clear at ${when}.`, seen: at };
  const names = list(wrong.map(({ server }) => nameOf(server, situation.servers)));
  const sentence = `Most caches are clear at ${when} at the earliest: ${names} still ${wrong.length === 1 ? "gives" : "give"} an old answer.`;
  return {
    id,
    status: "pending",
    sentence,
    seen: at,
    next: "Counted anew until every nameserver has the change.",
  };
}
