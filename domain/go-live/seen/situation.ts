import type { Answer, Facts, ResolverFacts, ServerFacts } from "./facts";
import type { History } from "./history";
import { plainName } from "./name";
import type { Target } from "./target";
import { type View, viewOf } from "./view";

export interface Seen<S> {
  server: S;
  view: View;
}

/** Everything that a check may look at, prepared once. */
export interface Situation {
  facts: Facts;
  target: Target;
  /** Its sightings are those of the host and of the aliases that it has now. */
  history: History;
  now: Date;
  host: string;
  /** Nameserver addresses; those that this machine has no way to are left out where the same nameserver has others. */
  servers: Seen<ServerFacts>[];
  /** Nameservers that gave an answer about the host. */
  answering: Seen<ServerFacts>[];
  pointing: Seen<ServerFacts>[];
  /** Those that this machine has no way to, or that refuse to serve it, are left out while enough others are heard. */
  resolvers: Seen<ResolverFacts>[];
  before: boolean;
}

export function situationOf(facts: Facts, target: Target, history: History, now: Date): Situation {
  const host = facts.host ?? "";
  const seen = <S extends ServerFacts>(server: S): Seen<S> => ({
    server,
    view: viewOf(server, facts, host, target),
  });
  const servers = reachableServers(facts.servers.map(seen));
  const names = new Set([host, ...servers.flatMap(({ view }) => view.chain)]);
  const sightings = history.sightings.filter(({ name }) => names.has(plainName(name)));
  const answering = servers.filter(({ view }) => view.state !== "failed");
  return {
    facts,
    target,
    history: { ...history, sightings },
    now,
    host,
    servers,
    answering,
    pointing: answering.filter(({ view }) => view.state === "points"),
    resolvers: willing(reachable(facts.resolvers.map(seen))),
    before: target.stage === "before",
  };
}

function reachableServers(all: Seen<ServerFacts>[]): Seen<ServerFacts>[] {
  const names = new Set(all.map(({ server }) => server.name));
  return [...names].flatMap((name) => reachable(all.filter(({ server }) => server.name === name)));
}

const ENOUGH_RESOLVERS = 3;
/** Extended errors about the name itself: blocked, censored, filtered (RFC 8914). */
const FORBIDDEN = [15, 16, 17];

/** Some operators serve no network of certain countries: that says nothing about the name. */
function willing(all: Seen<ResolverFacts>[]): Seen<ResolverFacts>[] {
  const some = all.filter(({ server }) => !server.answers.every(isUnwilling));
  return some.length >= ENOUGH_RESOLVERS ? some : all;
}

const isUnwilling = ({ outcome, errors = [] }: Answer) =>
  outcome === "refused" && !errors.some(({ code }) => FORBIDDEN.includes(code));

function reachable<S extends ServerFacts>(all: Seen<S>[]): Seen<S>[] {
  const some = all.filter(({ view }) => view.failure !== "no-route");
  return some.length > 0 ? some : all;
}

/** "ns2.dns.example.org", with its address when several are asked under that name. */
export function nameOf(server: ServerFacts, all: Seen<ServerFacts>[]): string {
  const namesakes = all.filter((other) => other.server.name === server.name);
  return namesakes.length > 1 ? `${server.name} (${server.address})` : server.name;
}

/** How many nameservers these are: one may have several addresses. */
export const countOf = (servers: Seen<ServerFacts>[]) =>
  new Set(servers.map(({ server }) => server.name)).size;

/** `all`, `some` or `none` of the items. */
export function share<T>(items: T[], is: (item: T) => boolean): "all" | "some" | "none" {
  const count = items.filter(is).length;
  if (count === 0) return "none";
  return count === items.length ? "all" : "some";
}
