import type { Internet } from "./internet/internet";
import { parseLine } from "./internet/record";
import { Zone } from "./internet/zone";

/** Nameservers of another provider, to which a client's domain may move. */
export const NEW_NAMESERVERS = [
  { name: "ns1.portico-practice.net", addr: "192.0.2.21" },
  { name: "ns2.portico-practice.net", addr: "192.0.2.22" },
];

/** The new provider has the zone ready, though its parent does not name these servers yet. */
export function prepareZone(internet: Internet, origin: string, lines: string[]) {
  for (const { addr } of NEW_NAMESERVERS) {
    const rows = lines.map((line) => parseLine(line, origin));
    internet.zones.nameservers.get(addr)?.holdings.set(origin, { zone: new Zone(origin, rows), faults: [] });
  }
}

/** The registrar names the new nameservers from now on. */
export const moveDomain = (internet: Internet, origin: string, lines: string[]) =>
  internet.zones.add(origin, { servers: NEW_NAMESERVERS, records: lines });
