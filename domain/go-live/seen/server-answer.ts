import type { Facts, Outcome, RecordSeen, ServerFacts } from "@/domain/go-live/seen/facts";
import type { Target } from "@/domain/go-live/seen/target";
import { type View, viewOf } from "@/domain/go-live/seen/view";

/** What one nameserver or resolver answered about a host name. */
export interface ServerAnswer {
  server: string;
  address: string;
  authoritative: boolean;
  /** Such as "A 203.0.113.10". */
  answers: string[];
  result: "new" | "old" | "mixed" | "nothing" | "wrong" | "unasked";
  failure?: string;
  /** Until when it remembers the old answer. */
  expires?: Date;
}

/**
 * What every server said at the last check, nameservers first.
 * @param saved the records from before the change: an answer that is neither among them nor the edge is wrong
 */
export function serverAnswers(facts: Facts, target: Target, saved?: RecordSeen[]): ServerAnswer[] {
  const host = facts.host ?? target.host;
  const told = (server: ServerFacts, authoritative: boolean) =>
    answerOf(server, authoritative, viewOf(server, facts, host, target), { facts, host, saved });
  const servers = facts.servers.map((server) => told(server, true));
  const resolvers = facts.resolvers.map((server) => told(server, false));
  // Until a nameserver has the new answer, a resolver that forgets the old one fetches it again.
  const changed = servers.some(({ result }) => result === "new" || result === "mixed");
  return [...servers, ...resolvers.map((one) => (changed ? one : { ...one, expires: undefined }))];
}

function answerOf(
  server: ServerFacts,
  authoritative: boolean,
  view: View,
  { facts, host, saved }: { facts: Facts; host: string; saved?: RecordSeen[] },
): ServerAnswer {
  const result = resultOf(view, saved);
  return {
    server: server.name,
    address: server.address,
    authoritative,
    answers: answersOf(view, host),
    result,
    ...(result === "unasked" && view.failure && { failure: FAILURES[view.failure] }),
    ...(!authoritative && REMEMBERED.includes(result) && { expires: forgottenAt(view, facts) }),
  };
}

/** What a resolver gives until it forgets it. */
const REMEMBERED: ServerAnswer["result"][] = ["old", "mixed", "nothing"];

function resultOf(view: View, saved?: RecordSeen[]): ServerAnswer["result"] {
  if (view.state === "failed") return "unasked";
  if (view.state === "loop") return "wrong";
  if (view.state === "absent") return "nothing";
  if (view.state === "elsewhere") return saved && !view.own.some(isAmong(saved)) ? "wrong" : "old";
  return view.strangers.length > 0 ? "mixed" : "new";
}

const isAmong = (saved: RecordSeen[]) => (record: RecordSeen) =>
  saved.some(({ name, type, data }) => name === record.name && type === record.type && data === record.data);

/** The host's own records; where an alias leads is the edge's affair. */
function answersOf({ own, addresses }: View, host: string) {
  const mine = own.filter(({ name }) => name === host);
  return (mine.length > 0 ? mine : addresses).map(recordText);
}

export const recordText = ({ type, data }: Pick<RecordSeen, "type" | "data">) => `${type} ${data}`;

function forgottenAt({ own, addresses, negativeTtl = 0 }: View, facts: Facts) {
  const ttls = [...own, ...addresses].map(({ ttl }) => ttl);
  return new Date(Date.parse(facts.at) + Math.max(negativeTtl, ...ttls) * 1000);
}

const FAILURES: Partial<Record<Outcome, string>> = {
  refused: "it refused to answer",
  servfail: "it said that it failed",
  "not-authoritative": "it does not serve this zone",
  silent: "it did not answer",
  late: "we ran out of time to ask it",
  malformed: "its answer was no DNS message",
  unsafe: "its address is not public, so nothing was sent",
  "no-route": "no way to its address from here",
};

/** Every nameserver has the new record and nothing beside it, so that a problem is not the record's. */
export const isChanged = ({ answers }: { answers: ServerAnswer[] }) => {
  const nameservers = answers.filter(({ authoritative }) => authoritative);
  return nameservers.length > 0 && nameservers.every(({ result }) => result === "new");
};

/** Some nameserver has the new record. */
export const isPointed = ({ answers }: { answers: ServerAnswer[] }) =>
  answers.some(({ authoritative, result }) => authoritative && (result === "new" || result === "mixed"));

/** Whoever of the nameservers told says something that is neither the saved record nor the new one. */
export function hasStrayed({ answers }: { answers: ServerAnswer[] }) {
  const told = answers.filter(({ authoritative, result }) => authoritative && result !== "unasked");
  return told.length > 0 && told.every(({ result }) => result === "wrong");
}
