import type { Row } from "./record";

export interface Cached {
  rcode: "NOERROR" | "NXDOMAIN";
  rows: Row[];
  /** SOA of a negative answer. */
  authorities: Row[];
  /** Milliseconds since the epoch. */
  until: number;
}

/** What one resolver remembers; TTLs are handed out reduced by the time that has passed. */
export class ResolverCache {
  readonly #entries = new Map<string, Cached>();

  constructor(readonly now: () => number) {}

  /** Keeps an RRset or a denial for its own TTL, counted from `since`. What has no TTL is not kept. */
  keep(name: string, type: string, entry: Omit<Cached, "until">, since = this.now()): void {
    const ttl = Math.min(...[...entry.rows, ...entry.authorities].map((row) => row.ttl));
    if (!Number.isFinite(ttl) || ttl <= 0) return;
    // NXDOMAIN denies the name, whatever the type
    const key = entry.rcode === "NXDOMAIN" ? `${name} *` : `${name} ${type}`;
    this.#entries.set(key, { ...entry, until: since + ttl * 1000 });
  }

  /** Denies every type of the name that has no entry of its own, as long as the given rows live. */
  denyOthers(name: string, rows: Row[], since: number): void {
    const ttl = Math.min(...rows.map((row) => row.ttl));
    this.#entries.set(`${name} *`, {
      rcode: "NOERROR",
      rows: [],
      authorities: [],
      until: since + ttl * 1000,
    });
  }

  /** The entry for the type, else a denial of the whole name. */
  find(name: string, type: string): Cached | undefined {
    return this.#fresh(`${name} ${type}`) ?? this.#fresh(`${name} *`);
  }

  /** The alias at the name; a denial of an alias says nothing about other types. */
  findAlias(name: string): Cached | undefined {
    const entry = this.#fresh(`${name} CNAME`);
    return entry && entry.rows.length > 0 ? entry : undefined;
  }

  clear(): void {
    this.#entries.clear();
  }

  #fresh(key: string): Cached | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const left = Math.ceil((entry.until - this.now()) / 1000);
    if (left > 0) return { ...entry, rows: age(entry.rows, left), authorities: age(entry.authorities, left) };
    this.#entries.delete(key);
    return undefined;
  }
}

function age(rows: Row[], left: number): Row[] {
  return rows.map((row) => ({ ...row, ttl: left }));
}
