import type { Fault } from "./fault";
import { type Query, type Reply, reply, type Transport } from "./message";
import { ancestry, canonical } from "./name";
import type { Row } from "./record";
import type { Found, Zone } from "./zone";

export interface Holding {
  zone: Zone;
  faults: Fault[];
}

/** An authoritative server at one address with the zones that it was given. */
export class Nameserver {
  readonly holdings = new Map<string, Holding>();

  constructor(readonly address: string) {}

  /** Undefined means silence. */
  respond(query: Query, transport: Transport): Reply | undefined {
    const holding = this.#holding(query.name, query.type);
    if (!holding) return reply("REFUSED");
    const honest = () => this.#answer(query, holding.zone);
    const fault = holding.faults.find((each) => each.matches(query, transport));
    return fault ? fault.play(query, honest) : honest();
  }

  #holding(name: string, type: string): Holding | undefined {
    const enclosing = ancestry(name).flatMap((above) => this.holdings.get(above) ?? []);
    const [closest, above] = enclosing;
    // a DS belongs to the parent, if this server has the parent too
    return type === "DS" && closest?.zone.origin === name && above ? above : closest;
  }

  #answer(query: Query, zone: Zone): Reply {
    const answers: Row[] = [];
    let name = query.name;
    let at: Zone | undefined = zone;
    for (let hop = 0; at && hop < 8; hop += 1) {
      const found: Found = at.find(name, query.type);
      if (found.kind !== "cname") return this.#finish(at, found, answers);
      answers.push(...found.rows);
      name = canonical(String(found.rows[0]?.data));
      if (answers.some((row) => row.name === name)) break;
      // real servers follow an alias into every zone that they host
      at = this.#holding(name, query.type)?.zone;
    }
    return reply("NOERROR", { aa: true, answers });
  }

  #finish(zone: Zone, found: Found, before: Row[]): Reply {
    const answers = [...before, ...(found.kind === "referral" ? [] : found.rows)];
    if (found.kind === "referral") {
      const additionals = glue(zone, found.rows);
      return reply("NOERROR", { aa: before.length > 0, answers, authorities: found.rows, additionals });
    }
    const rcode = found.kind === "nxdomain" ? "NXDOMAIN" : "NOERROR";
    return reply(rcode, { aa: true, answers, authorities: found.kind === "data" ? [] : denial(zone) });
  }
}

function glue(zone: Zone, delegation: Row[]): Row[] {
  const names = delegation.map((row) => canonical(String(row.data)));
  return names.flatMap((name) => [...zone.at(name, "A"), ...zone.at(name, "AAAA")]);
}

/** The SOA of a negative answer, with the TTL for which the denial may be kept (RFC 2308 §3). */
function denial(zone: Zone): Row[] {
  if (!zone.soa) return [];
  const { minimum } = zone.soa.data as { minimum: number };
  return [{ ...zone.soa, ttl: Math.min(zone.soa.ttl, minimum) }];
}
