import { ancestry, canonical, isUnder, parentOf } from "./name";
import type { Row } from "./record";

export type Found =
  | { kind: "data" | "cname"; rows: Row[] }
  | { kind: "referral"; rows: Row[] }
  | { kind: "nodata" | "nxdomain"; rows: [] };

/**
 * One copy of a zone as one nameserver holds it. Loose on purpose: a name may hold a CNAME and other data,
 * because some providers serve that; such a name answers with both.
 */
export class Zone {
  readonly origin: string;
  readonly #byName = new Map<string, Row[]>();

  constructor(
    origin: string,
    readonly rows: Row[],
  ) {
    this.origin = canonical(origin);
    for (const row of rows) {
      if (!isUnder(row.name, this.origin)) continue;
      this.#byName.set(row.name, [...(this.#byName.get(row.name) ?? []), row]);
      // empty non-terminals exist too (RFC 4592 §2.2.2)
      for (const above of ancestry(parentOf(row.name)).filter((name) => isUnder(name, this.origin)))
        if (!this.#byName.has(above)) this.#byName.set(above, []);
    }
  }

  at(name: string, type: string): Row[] {
    return (this.#byName.get(name) ?? []).filter((row) => row.type === type);
  }

  get soa(): Row | undefined {
    return this.at(this.origin, "SOA")[0];
  }

  /** What an authority finds for the question (RFC 1034 §4.3.2); `name` is canonical and under the origin. */
  find(name: string, type: string): Found {
    const cut = this.#cut(name, type);
    if (cut) return { kind: "referral", rows: cut };
    const rows = this.#byName.get(name);
    if (rows) return this.#choose(name, rows, type);
    const encloser = ancestry(name).find((above) => this.#byName.has(above));
    const wild = encloser === undefined ? undefined : this.#byName.get(encloser ? `*.${encloser}` : "*");
    if (!wild) return { kind: "nxdomain", rows: [] };
    return this.#choose(
      name,
      wild.map((row) => ({ ...row, name })),
      type,
    );
  }

  #cut(name: string, type: string): Row[] | undefined {
    const below = ancestry(name).filter((above) => above !== this.origin && isUnder(above, this.origin));
    const cuts = below.map((above) => this.at(above, "NS")).filter((rows) => rows.length > 0);
    const topmost = cuts.at(-1);
    // the parent side of a cut owns its DS (RFC 4035 §3.1.4.1)
    return topmost?.[0]?.name === name && type === "DS" ? undefined : topmost;
  }

  #choose(name: string, rows: Row[], type: string): Found {
    if (type === "ANY" && rows.length > 0) return { kind: "data", rows };
    const own = rows.filter((row) => row.type === type);
    const alias = rows.filter((row) => row.type === "CNAME");
    const apexOwn = name === this.origin && ["SOA", "NS"].includes(type);
    if (alias.length > 0 && type !== "CNAME" && !apexOwn) return { kind: "cname", rows: [...alias, ...own] };
    return own.length > 0 ? { kind: "data", rows: own } : { kind: "nodata", rows: [] };
  }
}
