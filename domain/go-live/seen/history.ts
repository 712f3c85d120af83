import { answerOf, type Facts, failed, type RecordSeen, type ServerFacts } from "./facts";
import { httpsAway } from "./https-away";
import { secondsAfter } from "./instant";
import type { Target } from "./target";
import { otherAlias, type View, viewOf } from "./view";

/** The last time a nameserver may have given out an answer that is not the edge. `ttl` in seconds. */
export interface Sighting {
  at: string;
  server: string;
  name: string;
  /** The record type, or NXDOMAIN when there was no record. */
  type: string;
  ttl: number;
  /** How long others remember that this server has the zone, by its own NS record. Seconds. */
  delegatedFor?: number;
  /** From when on nobody is given it by the server: it gives it no longer, or nobody asks it any more. */
  goneAt?: string;
}

/** What earlier looks found. */
export interface History {
  sightings: Sighting[];
  /** Since when some nameserver has pointed to the edge. */
  pointedSince?: string;
  /** By nameserver: since when it has not answered. */
  silentSince?: Record<string, string>;
  /** The host name was found live before. */
  wasLive?: boolean;
  /** When it was last found live, and the record that it had. */
  lastLive?: { at: string; seen?: string };
}

/** This host name itself was found live before; one that came to a live environment later was not. */
export const wasLive = (history: History | null | undefined) => history?.lastLive !== undefined;

export const noHistory: History = { sightings: [] };

/** Old answers that others may have taken from the zone's nameservers just now: to be kept for `prop.expiry`. */
export function sightingsOf(facts: Facts, target: Target): Sighting[] {
  const host = facts.host;
  if (host === undefined) return [];
  return facts.servers.flatMap((server) => {
    const view = viewOf(server, facts, host, target);
    const [delegated] = answerOf(server, facts.delegation.zone, "NS")?.records ?? [];
    const seen = (type: string, ttl: number, name = host): Sighting => ({
      at: server.answers.find((answer) => answer.name === host)?.at ?? facts.at,
      server: server.name,
      name,
      type,
      ttl,
      ...(delegated && { delegatedFor: delegated.ttl }),
    });
    const old = recordsAway(view);
    const found = [...old, ...httpsAway(server, view, { facts, target, host })].map(({ type, ttl, name }) =>
      seen(type, ttl, name),
    );
    const denied = old.length === 0 && !view.unfollowed && ["absent", "elsewhere"].includes(view.state);
    return denied ? [seen("NXDOMAIN", view.negativeTtl ?? 0), ...found] : found;
  });
}

/** The zone's own records at the host that are not the edge's, as far as the server told. */
export function recordsAway(view: View): RecordSeen[] {
  const { state, own, strangers, reachesTarget, unfollowed } = view;
  if (unfollowed) return [];
  if (state === "points" || (state === "failed" && reachesTarget))
    return own.filter((record) => strangers.includes(record) || record === otherAlias(view));
  return own.filter((one) => one.type === "CNAME" || strangers.includes(one));
}

const TWO_DAYS = 172_800;

/**
 * Notes which known answers a server that could be asked gives no longer, or with a shorter TTL. A server that the
 * domain has left is asked, and gives its old answers, by whoever remembers the delegation.
 */
export function closeSightings(known: Sighting[], facts: Facts, target: Target): Sighting[] {
  const { host, delegation, servers } = facts;
  if (host === undefined) return known;
  const found = sightingsOf(facts, target);
  const names = [...delegation.parentNames, ...delegation.zoneNames, ...servers.map(({ name }) => name)];
  const asked = servers.filter((server) => viewOf(server, facts, host, target).state !== "failed");
  return known.map((one) => {
    if (servers.length > 0 && !one.goneAt && !names.includes(one.server))
      return { ...one, goneAt: secondsAfter(facts.at, one.delegatedFor ?? TWO_DAYS) };
    const server = asked.find((server) => server.name === one.server && wasTold(server, host, one));
    const still = found.some((other) => sameAnswer(one, other) && other.ttl >= one.ttl);
    return one.goneAt || !server || still ? one : { ...one, goneAt: facts.at };
  });
}

/** The HTTPS record has a question of its own, which may fail by itself. */
function wasTold(server: ServerFacts, host: string, { type }: Sighting) {
  if (type !== "HTTPS") return true;
  const outcome = answerOf(server, host, type)?.outcome;
  return outcome !== undefined && !failed.includes(outcome);
}

const sameAnswer = (one: Sighting, other: Sighting) =>
  one.server === other.server && one.name === other.name && one.type === other.type;

/** Adds sightings to known ones, keeping the latest end for each server, name and type. */
export function mergeSightings(known: Sighting[], found: Sighting[]): Sighting[] {
  const latest = new Map<string, Sighting>();
  for (const one of [...known, ...found]) {
    const key = `${one.server} ${one.name} ${one.type}`;
    const other = latest.get(key);
    if (!other || endOfSighting(one) > endOfSighting(other)) latest.set(key, one);
  }
  return [...latest.values()];
}

/** When the host began to point here: as remembered, or else after the last old answer that was seen. */
export function pointedSince(history: History): string | undefined {
  return (
    history.pointedSince ??
    history.sightings
      .map((one) => one.at)
      .sort()
      .at(-1)
  );
}

/** Milliseconds since 1970 at which caches must have forgotten the sighting. */
export function endOfSighting(sighting: Sighting): number {
  return Date.parse(sighting.goneAt ?? sighting.at) + sighting.ttl * 1000;
}
