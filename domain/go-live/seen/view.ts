import { addressType, plainAddress } from "./address";
import {
  type Answer,
  answerOf,
  type Facts,
  type Followed,
  failed,
  type Outcome,
  type RecordSeen,
  type ServerFacts,
  unheard,
} from "./facts";
import { parentOf, plainName } from "./name";
import type { Target } from "./target";

/** What one server says about the host, followed to its end. */
export interface View {
  /** `points`: at least one answer is the edge. `elsewhere`: there are answers, none is. */
  state: "points" | "elsewhere" | "absent" | "loop" | "failed";
  /** Why the answer is missing, or half of it. */
  failure?: Outcome;
  /** The host and every alias after it. */
  chain: string[];
  reachesTarget: boolean;
  /** Where its alias leads could not be asked: it may be the edge. */
  unfollowed: boolean;
  addresses: RecordSeen[];
  /** Those of the addresses that are not the edge's. */
  strangers: RecordSeen[];
  /** Records whose owner is the host, or an alias of it inside the zone: what the client's zone says. */
  own: RecordSeen[];
  /** Seconds that "there is no such name" may be kept. */
  negativeTtl?: number;
}

const maxAliases = 12;

const edgeName = (target: Target, facts: Pick<Facts, "followed">) =>
  facts.followed.find((one) => one.name === plainName(target.edge.target));

/** The edge's own name leads to no address, as those say who know. */
export const leadsNowhere = (target: Target, facts: Pick<Facts, "followed">) =>
  ["nxdomain", "empty"].includes(edgeName(target, facts)?.outcome ?? "");

/** All addresses that count as the edge: the configured ones, and what the edge's own name leads to. */
export function edgeAddresses(target: Target, facts: Pick<Facts, "followed">): Set<string> {
  const led = edgeName(target, facts)?.addresses.map((record) => record.data) ?? [];
  return new Set([...target.edge.addresses, ...led].map(plainAddress));
}

/** What each nameserver says about the host. */
export const viewsOf = (facts: Facts, target: Target): { server: ServerFacts; view: View }[] =>
  facts.servers.map((server) => ({ server, view: viewOf(server, facts, facts.host ?? target.host, target) }));

export function viewOf(
  server: ServerFacts,
  facts: Pick<Facts, "followed">,
  host: string,
  target: Target,
): View {
  const asked = [answerOf(server, host, "A"), answerOf(server, host, "AAAA")];
  const failure = failureIn(asked);
  const records = server.answers.flatMap((answer) => answer.records);
  const { chain, loop } = chainFrom(host, records, plainName(target.edge.target));
  const end = chain.at(-1) as string;
  const followed = loop ? undefined : facts.followed.find((one) => one.name === end);
  const whole = followed ? [...chain, ...followed.chain.slice(1)] : chain;
  const circle = loop || new Set(whole).size < whole.length;
  const found = [...records, ...(followed?.addresses ?? [])];
  const addresses = unique(found.filter((one) => isAddress(one) && whole.includes(one.name)));
  const edge = edgeAddresses(target, facts);
  const reachesTarget = whole.includes(plainName(target.edge.target));
  const view = {
    chain: whole,
    reachesTarget,
    unfollowed: !circle && !reachesTarget && addresses.length === 0 && isUntold(followed, chain, target),
    addresses,
    strangers: addresses.filter((one) => !edge.has(one.data)),
    own: unique(records.filter((record) => chain.includes(record.name) && isPointer(record))),
    negativeTtl: asked.find((answer) => answer?.negativeTtl !== undefined)?.negativeTtl,
  };
  const state = circle ? "loop" : stateOf(view, edge, plainName(target.edge.target));
  if (!failure) return { ...view, state };
  return { ...view, state: leadsAway(asked, state, edge) ? state : "failed", failure };
}

/** Nobody told where it leads. The alias from before the change, and one that is no host name, never lead to the edge. */
function isUntold(followed: Followed | undefined, [host, alias = ""]: string[], { snapshot }: Target) {
  if (!followed || !unheard.includes(followed.outcome) || followed.name.includes("\\")) return false;
  const saved = snapshot?.records.filter(({ name, type }) => type === "CNAME" && name === host) ?? [];
  return saved.every(({ data }) => data !== alias);
}

function stateOf(view: Omit<View, "state">, edge: Set<string>, target: string): View["state"] {
  if (view.reachesTarget) return "points";
  const there = view.addresses.some((one) => one.type === neededType(edge) && edge.has(one.data));
  // All targets of an edge share its addresses; the alias says which website is meant.
  const another = view.chain.slice(1).some((name) => parentOf(name) === parentOf(target));
  if (there && !another) return "points";
  return view.own.length > 0 ? "elsewhere" : "absent";
}

/** An edge with IPv4 must be reached over IPv4: few visitors have IPv6 only, many have none. */
const neededType = (edge: Set<string>) =>
  [...edge].some((address) => addressType(address) === "A") ? "A" : "AAAA";

/** Half an answer can be enough: where IPv4 leads past the edge, or nowhere, IPv6 makes it no better. */
const leadsAway = ([four]: (Answer | undefined)[], state: View["state"], edge: Set<string>) =>
  neededType(edge) === "A" && four !== undefined && !failed.includes(four.outcome) && state !== "points";

function failureIn(asked: (Answer | undefined)[]): Outcome | undefined {
  const wrong = asked.find((answer) => !answer || failed.includes(answer.outcome));
  return asked.includes(undefined) ? "silent" : wrong?.outcome;
}

// Of two contradicting aliases resolvers take either; the one to the edge shows that somebody has changed it.
function chainFrom(host: string, records: RecordSeen[], wanted: string): { chain: string[]; loop: boolean } {
  const chain = [host];
  for (;;) {
    const aliases = records.filter((one) => one.type === "CNAME" && one.name === chain.at(-1));
    const next = (aliases.find((one) => one.data === wanted) ?? aliases[0])?.data;
    if (next === undefined) return { chain, loop: false };
    const again = chain.includes(next);
    chain.push(next);
    if (again || chain.length > maxAliases) return { chain, loop: true };
  }
}

/** An alias that one answer has beside the one that is followed: behind one address may be many machines. */
export const otherAlias = ({ own, chain }: View) =>
  own.find(({ type, data }) => type === "CNAME" && !chain.includes(data));

const isAddress = (record: RecordSeen) => record.type === "A" || record.type === "AAAA";
const isPointer = (record: RecordSeen) => isAddress(record) || record.type === "CNAME";

function unique(records: RecordSeen[]): RecordSeen[] {
  const seen = new Map(records.map((record) => [`${record.name} ${record.type} ${record.data}`, record]));
  return [...seen.values()];
}
