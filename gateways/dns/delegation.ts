import type { Delegation } from "@/domain/go-live/seen/facts";
import { isWithin } from "@/domain/go-live/seen/name";
import { answerFrom } from "./answer";
import type { DnsClient } from "./client";
import type { Cut, Nameserver } from "./cut";
import type { Failure } from "./heard";
import type { Step, Walk } from "./walk";

/** Walks from the root to the zone that holds the host. */
export async function findDelegation(
  walk: Walk,
  host: string,
  registrable: string,
): Promise<{ cut: Cut; delegation: Delegation }> {
  const step = await walk.step(registrable);
  const { cut } = step.said === "zone" ? await walk.step(host) : step;
  const outcome = outcomeOf(step, cut, registrable);
  const parent = outcome === "delegated" ? cut.parent : cut;
  const delegation: Delegation = {
    outcome,
    zone: outcome === "delegated" ? cut.zone : registrable,
    parent: parent?.zone ?? ".",
    parentNames: outcome === "delegated" ? cut.names : [],
    zoneNames: [],
    unresolved: [],
    nameless: [],
  };
  return { cut, delegation };
}

// The registrable domain may live in its parent's zone without a cut of its own; then that zone answers for it.
function outcomeOf(step: Step, cut: Cut, registrable: string): Delegation["outcome"] {
  if (step.said === "zone" || (isWithin(cut.zone, registrable) && cut.zone !== ".")) return "delegated";
  return step.said === "nothing" ? "unknown" : "missing";
}

/** Whether the parent holds a DS record, which makes resolvers demand valid signatures. */
export async function findDs(walk: Walk, cut: Cut): Promise<Delegation["ds"]> {
  if (!cut.parent) return undefined;
  const question = { name: cut.zone, type: "DS" };
  const reply = await walk.askAny(cut.parent, question, (message) => message.authoritative);
  return reply && answerFrom(question, reply, true);
}

const maxServers = 26;

/**
 * Visits every address of the nameservers that the parent names, and of those that only the zone itself
 * names. `visit` is called once for each address and returns the names in the zone's own NS records.
 */
export async function visitServers(
  walk: Walk,
  cut: Cut,
  visit: (server: Nameserver) => Promise<string[]>,
): Promise<Pick<Delegation, "unresolved" | "nameless">> {
  const names = new Set<string>();
  const visited = new Set<string>();
  const missing: Pick<Delegation, "unresolved" | "nameless"> = { unresolved: [], nameless: [] };
  const visitName = async (name: string): Promise<void> => {
    if (names.has(name) || names.size >= maxServers) return;
    names.add(name);
    await Promise.all([visitGiven(name), visitOwn(name)]);
  };
  const visitGiven = async (name: string): Promise<void> => {
    const addresses = await walk.addressesOf(name, cut);
    if (addresses) await Promise.all(addresses.map(visitAddress));
    if (addresses?.length === 0) missing.nameless.push(name);
    if (!addresses) missing.unresolved.push(name);
  };
  // A zone that holds its own nameservers may know newer addresses than its glue, and resolvers believe the zone.
  const visitOwn = async (name: string): Promise<void> => {
    if (!isWithin(name, cut.zone)) return;
    await Promise.all((await walk.addressesWithin(cut, name)).map(visitAddress));
  };
  const visitAddress = async (server: Nameserver): Promise<void> => {
    if (visited.has(server.address) || visited.size >= maxServers) return;
    visited.add(server.address);
    const more = await visit(server);
    await Promise.all(more.map(visitName));
  };
  await Promise.all(cut.names.map(visitName));
  return missing;
}

/** The records of one name and type as its own nameservers give them, through aliases. */
export async function findRecords(walk: Walk, client: DnsClient, name: string, type: string) {
  const { records, reply, useless } = await walk.lookup({ name, type });
  const failure: Failure = client.isOver ? "late" : "silent";
  const nothing = { failure, at: client.now(), ms: 0 };
  return { ...answerFrom({ name, type }, reply ?? useless ?? nothing, true), name, records };
}
