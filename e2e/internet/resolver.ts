import { Fault } from "./fault";
import { type Query, type Reply, reply, type Transport } from "./message";
import { canonical } from "./name";
import { parseLine, type Row } from "./record";
import { type Finding, longestChain, type Recursion, unreachable } from "./recursion";
import { ResolverCache } from "./resolver-cache";
import type { DnssecState, ResolverSpec } from "./world";

const broken: Partial<Record<DnssecState, { code: number; text: string }>> = {
  bogus: { code: 9, text: "no DNSKEY matches the DS of the parent" },
  expired: { code: 7, text: "the signature has expired" },
  "ds-unsigned": { code: 10, text: "the parent has a DS but the zone is not signed" },
};

/** A public resolver: recursive, caching, and validating in so far as the world says how validation ends. */
export class Resolver {
  readonly #cache: ResolverCache;
  readonly #faults: Fault[];

  constructor(
    spec: ResolverSpec,
    readonly recursion: Recursion,
    readonly dnssecOf: (name: string) => DnssecState,
    now: () => number,
    start: number,
  ) {
    this.#cache = new ResolverCache(now);
    this.#faults = (spec.faults ?? []).map((fault) => new Fault(fault, ""));
    for (const cached of spec.cached ?? []) {
      const data = cached.sequence ?? (cached.rcode ? [{ rcode: cached.rcode }] : undefined);
      if (data)
        this.#faults.push(new Fault({ name: cached.name, type: cached.type, do: "sequence", data }, ""));
      else this.#seed(cached.name, cached.type, cached.rr ?? [], start);
    }
  }

  flush(): void {
    this.#cache.clear();
  }

  /** Undefined means silence. */
  respond(query: Query, transport: Transport): Reply | undefined {
    const fault = this.#faults.find((each) => each.matches(query, transport));
    const honest = () => this.#resolve(query);
    const answer = fault ? fault.play(query, honest) : honest();
    return answer && { ...this.#complete(answer, query), aa: false, ra: true };
  }

  #seed(name: string, type: string, lines: string[], start: number): void {
    const rows = lines.map((line) => parseLine(line, ""));
    for (const row of rows) {
      const set = rows.filter((each) => each.name === row.name && each.type === row.type);
      this.#cache.keep(row.name, row.type, { rcode: "NOERROR", rows: set, authorities: [] }, start);
    }
    const aliased = rows.some((row) => row.name === canonical(name) && row.type === "CNAME");
    if (type === "*" && !aliased) this.#cache.denyOthers(canonical(name), rows, start);
  }

  #resolve(query: Query): Reply {
    const answers: Row[] = [];
    let name = query.name;
    while (answers.length < longestChain) {
      const found = this.#lookUp(name, query.type);
      if (!found) return unreachable;
      answers.push(...found.rows);
      const alias = found.rows.find((row) => row.type === "CNAME");
      if (!alias || query.type === "CNAME" || query.type === "ANY")
        return this.#validate(query, reply(found.rcode, { answers, authorities: found.authorities }));
      name = canonical(String(alias.data));
    }
    return reply("SERVFAIL", { ede: { code: 0, text: "the alias leads round in a circle" } });
  }

  #lookUp(name: string, type: string): Finding | undefined {
    const cached = this.#cache.find(name, type) ?? this.#cache.findAlias(name);
    if (cached) return cached;
    const found = this.recursion.find(name, type);
    if (found) this.#cache.keep(name, found.rows[0]?.type ?? type, found);
    return found;
  }

  #validate(query: Query, answer: Reply): Reply {
    const states = [query.name, ...answer.answers.map((row) => row.name)].map(this.dnssecOf);
    const ede = states.map((state) => broken[state]).find(Boolean);
    if (ede && !query.checkingDisabled) return reply("SERVFAIL", { ede });
    return { ...answer, ad: !query.checkingDisabled && states.every((state) => state === "secure") };
  }

  /** A prepared answer may end in an alias; the rest of the chain is looked up. */
  #complete(answer: Reply, query: Query): Reply {
    const last = answer.answers.at(-1);
    if (last?.type !== "CNAME" || query.type === "CNAME") return answer;
    const rest = this.#resolve({ ...query, name: canonical(String(last.data)) });
    return { ...rest, answers: [...answer.answers, ...rest.answers] };
  }
}
