import { Fault } from "./fault";
import { addressesIn, delegate, servedRows, type Territory } from "./hierarchy";
import { canonical } from "./name";
import { Nameserver } from "./nameserver";
import { parseLine, type Row } from "./record";
import type { DnssecState, ServerSpec, ZoneSpec } from "./world";
import { Zone } from "./zone";

/** Every zone of the practice internet on every nameserver that holds it; can be edited while it is served. */
export class ZoneBook {
  readonly nameservers = new Map<string, Nameserver>();
  /** Own lines of a zone by server name, without delegations. */
  readonly #own = new Map<string, Map<string, Row[]>>();

  constructor(readonly territories: Map<string, Territory>) {
    for (const territory of territories.values()) this.#serve(territory);
  }

  names(): string[] {
    return [...this.territories.keys()].filter((origin) => this.#own.has(origin)).sort();
  }

  servers(zone: string): ServerSpec[] {
    return this.#territory(zone).spec.servers;
  }

  /** The zone's own rows, as the named nameserver has them; the first one, if none is named. */
  rows(zone: string, server = this.servers(zone)[0]?.name ?? ""): Row[] {
    return this.#own.get(canonical(zone))?.get(canonical(server)) ?? [];
  }

  /** Replaces the zone's lines on every nameserver, or only on the named one, so that the others lag. */
  replace(zone: string, lines: string[], server?: string): void {
    const territory = this.#territory(zone);
    const rows = lines.map((line) => parseLine(line, territory.origin));
    for (const each of territory.spec.servers)
      if (!server || canonical(server) === canonical(each.name)) this.#load(territory, each, rows);
  }

  /** Adds a zone below those that exist, or replaces one with its delegation. */
  add(zone: string, spec: ZoneSpec): void {
    const origin = canonical(zone);
    const before = this.territories.get(origin);
    for (const { addr } of before?.spec.servers ?? []) this.nameservers.get(addr)?.holdings.delete(origin);
    const territory = { origin, spec, delegations: before?.delegations ?? [] };
    this.territories.set(origin, territory);
    delegate(this.territories, territory);
    this.#serve(territory);
    for (const each of this.territories.values()) if (each !== territory) this.#reload(each);
  }

  dnssecOf(name: string): DnssecState {
    const above = [...this.territories.values()].filter(
      ({ origin }) => origin !== "" && (name === origin || name.endsWith(`.${origin}`)),
    );
    const states = above.map(({ spec }) => spec.dnssec ?? "none").filter((state) => state !== "none");
    return states.find((state) => state !== "secure") ?? states[0] ?? "none";
  }

  #territory(zone: string): Territory {
    const territory = this.territories.get(canonical(zone));
    if (!territory) throw new Error(`There is no zone ${zone} in the practice internet.`);
    return territory;
  }

  #serve(territory: Territory): void {
    const { origin, spec } = territory;
    for (const server of [...spec.servers, ...this.#unlisted(spec)]) {
      const own = ownOf(spec, server);
      const lines = own?.records ?? spec.records ?? [];
      const faults = (own?.faults ?? []).map((fault) => new Fault(fault, origin));
      this.#nameserver(server.addr).holdings.set(origin, { zone: new Zone(origin, []), faults });
      this.#load(
        territory,
        server,
        lines.map((line) => parseLine(line, origin)),
      );
    }
  }

  /** Servers that only the zone itself names: `per_server` tells what they hold, their own zone where they are. */
  #unlisted({ servers, per_server: each = {} }: ZoneSpec): ServerSpec[] {
    const listed = servers.map(({ name }) => canonical(name));
    const others = Object.keys(each).filter((name) => !listed.includes(canonical(name)));
    return others.flatMap((name) =>
      addressesIn(this.territories.values(), name).map((addr) => ({ name, addr })),
    );
  }

  #reload(territory: Territory): void {
    for (const server of territory.spec.servers)
      this.#load(territory, server, this.rows(territory.origin, server.name));
  }

  #load(territory: Territory, server: ServerSpec, rows: Row[]): void {
    const { origin, delegations } = territory;
    const copies = this.#own.get(origin) ?? new Map<string, Row[]>();
    this.#own.set(origin, copies.set(canonical(server.name), rows));
    const holding = this.#nameserver(server.addr).holdings.get(origin);
    if (holding) holding.zone = new Zone(origin, servedRows(rows, delegations));
  }

  #nameserver(address: string): Nameserver {
    const known = this.nameservers.get(address) ?? new Nameserver(address);
    this.nameservers.set(address, known);
    return known;
  }
}

function ownOf({ per_server: each = {} }: ZoneSpec, { name }: ServerSpec) {
  return Object.entries(each).find(([key]) => canonical(key) === canonical(name))?.[1];
}
