import { ancestry, canonical, isUnder, parentOf } from "./name";
import { parseLine, type Row } from "./record";
import type { ServerSpec, World, ZoneSpec } from "./world";

export const rootServer = "a.root-servers.practice";

const digest = "5a".repeat(32);

/** A zone of the practice internet with what its parent says about it. */
export interface Territory {
  origin: string;
  spec: ZoneSpec;
  /** Lines that delegate the zones below: NS, glue and DS. They outlive every edit of the zone. */
  delegations: Row[];
}

/** All zones of a world, root and top level included, each delegated by the closest zone above it. */
export function hierarchy(world: World): Map<string, Territory> {
  const territories = new Map<string, Territory>();
  const add = (origin: string, spec: ZoneSpec) => territories.set(origin, { origin, spec, delegations: [] });
  add("", infrastructure("", { name: rootServer, addr: world.root.addr }));
  for (const [tld, { addr }] of Object.entries(world.tlds))
    add(canonical(tld), infrastructure(tld, { name: `a.nic.${tld}`, addr }));
  for (const [name, spec] of Object.entries(world.zones)) add(canonical(name), spec);
  for (const territory of territories.values()) delegate(territories, territory);
  return territories;
}

function infrastructure(origin: string, server: ServerSpec): ZoneSpec {
  const at = origin === "" ? "." : `${origin}.`;
  return {
    servers: [server],
    records: [
      `${at} 86400 SOA ${server.name}. hostmaster.practice. 1 1800 900 604800 900`,
      `${at} 86400 NS ${server.name}.`,
      `${server.name}. 86400 A ${server.addr}`,
    ],
  };
}

/** Writes a zone's delegation into its parent, unless the parent denies the name. */
export function delegate(territories: Map<string, Territory>, child: Territory): void {
  const above = ancestry(parentOf(child.origin)).find((name) => territories.has(name));
  const parent = territories.get(above ?? "");
  if (child.origin === "" || !parent) return;
  const former = ({ name, type }: Row) => name === child.origin && (type === "NS" || type === "DS");
  parent.delegations = parent.delegations.filter((row) => !former(row));
  if (child.spec.parent?.exists === false) return;
  const lines = child.spec.servers.map(({ name }) => `${child.origin}. 86400 NS ${canonical(name)}.`);
  const signed = (child.spec.dnssec ?? "none") !== "none";
  if (signed) lines.push(`${child.origin}. 86400 DS 12345 13 2 ${digest}`);
  parent.delegations.push(...lines.map((line) => parseLine(line, "")));
  for (const server of child.spec.servers) placeAddress(territories, parent, child, server);
}

/**
 * Makes a nameserver's address findable: as glue, if its name is below the parent, and in the zone that
 * holds the name. A world states the address only in the delegation, so it replaces what that zone says; but
 * a zone that holds its own nameservers may say otherwise than its glue.
 */
function placeAddress(
  territories: Map<string, Territory>,
  parent: Territory,
  child: Territory,
  server: ServerSpec,
): void {
  const name = canonical(server.name);
  const row = parseLine(`${name}. 86400 ${server.addr.includes(":") ? "AAAA" : "A"} ${server.addr}`, "");
  const home = ancestry(name).flatMap((above) => territories.get(above) ?? [])[0];
  const stated = home === child && linesOf(child).some((own) => own.name === name && own.type === row.type);
  const places = new Set([
    ...(isUnder(name, parent.origin) ? [parent] : []),
    ...(home && !stated ? [home] : []),
  ]);
  for (const { delegations } of places)
    if (!delegations.some((each) => each.name === name && each.value === row.value)) delegations.push(row);
}

const linesOf = ({ origin, spec }: Territory) =>
  [spec.records ?? [], ...Object.values(spec.per_server ?? {}).map(({ records = [] }) => records)]
    .flat()
    .map((line) => parseLine(line, origin));

/** The addresses that the zones of a world give a name. */
export function addressesIn(territories: Iterable<Territory>, name: string): string[] {
  const rows = [...territories].flatMap(linesOf).filter((row) => row.name === canonical(name));
  const found = rows.filter(({ type }) => type === "A" || type === "AAAA").map(({ value }) => value);
  return [...new Set(found)];
}

/** The rows of a zone as served: its own, the delegations below it and the addresses of nameservers. */
export function servedRows(own: Row[], delegations: Row[]): Row[] {
  const replaced = new Set(delegations.map((row) => `${row.name} ${row.type}`));
  return [...own.filter((row) => !replaced.has(`${row.name} ${row.type}`)), ...delegations];
}
