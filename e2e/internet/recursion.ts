import { type Query, type Reply, reply, type Transport } from "./message";
import { canonical, isUnder } from "./name";
import type { Row } from "./record";
import type { Cached } from "./resolver-cache";

/** Asks the server at a logical address; undefined is silence. */
export type Ask = (address: string, query: Query, transport: Transport) => Reply | undefined;

export type Finding = Omit<Cached, "until">;

const deepest = 16;
export const longestChain = 12;

/** Walks from the root to the authority of a name, as a resolver with an empty cache does. */
export class Recursion {
  constructor(
    readonly roots: string[],
    readonly ask: Ask,
    /** Which of several nameservers is asked first: resolvers differ in this. */
    readonly preference = 0,
  ) {}

  /** Undefined when no nameserver gave a usable answer. */
  find(name: string, type: string, depth = 0): Finding | undefined {
    let servers = this.roots;
    let cut = "";
    while (depth < deepest) {
      const answer = this.#askAll(servers, name, type, cut);
      if (!answer) return undefined;
      if (answer.aa) return finding(answer, name, type);
      const [delegation] = answer.authorities;
      cut = delegation?.name ?? "";
      servers = answer.authorities.flatMap((ns) => this.#addresses(ns, answer.additionals, depth));
      depth += 1;
    }
    return undefined;
  }

  /** The names that an alias chain passes, the given one first. */
  aliases(host: string): string[] {
    const names = [host];
    while (names.length < longestChain) {
      const [alias] = this.find(names.at(-1) ?? "", "CNAME")?.rows ?? [];
      if (!alias) break;
      names.push(canonical(String(alias.data)));
    }
    return names;
  }

  #askAll(servers: string[], name: string, type: string, cut: string): Reply | undefined {
    for (let turn = 0; turn < servers.length; turn += 1) {
      const address = servers[(turn + this.preference) % servers.length] ?? "";
      const answer = this.#exchange(address, name, type);
      if (answer && usable(answer, name, cut)) return answer;
    }
    return undefined;
  }

  #exchange(address: string, name: string, type: string): Reply | undefined {
    const query: Query = {
      id: 0,
      asked: name,
      name,
      type,
      recursion: false,
      checkingDisabled: false,
      edns: 1232,
    };
    const first = this.ask(address, query, "udp");
    if (first?.tc) return this.ask(address, query, "tcp");
    if (first?.rcode === "FORMERR") return this.ask(address, { ...query, edns: undefined }, "udp");
    return first;
  }

  #addresses(ns: Row, additionals: Row[], depth: number): string[] {
    const name = canonical(String(ns.data));
    const glue = additionals.filter((row) => row.name === name && isUnder(name, ns.name));
    const rows = glue.length > 0 ? glue : (this.find(name, "A", depth + 1)?.rows ?? []);
    return rows.filter((row) => row.type === "A" || row.type === "AAAA").map((row) => String(row.data));
  }
}

/** Lame answers, answers for other names and upward referrals are not used. */
function usable(answer: Reply, name: string, cut: string): boolean {
  if (!["NOERROR", "NXDOMAIN"].includes(answer.rcode)) return false;
  if (answer.aa) return answer.answers.length === 0 || answer.answers.some((row) => row.name === name);
  const [delegation] = answer.authorities;
  return delegation?.type === "NS" && delegation.name !== cut && isUnder(delegation.name, cut);
}

function finding(answer: Reply, name: string, type: string): Finding {
  const own = answer.answers.filter((row) => row.name === name);
  const alias = own.find((row) => row.type === "CNAME");
  const rows = alias && type !== "CNAME" ? [alias] : own.filter((row) => row.type === type || type === "ANY");
  if (rows.length > 0) return { rcode: "NOERROR", rows, authorities: [] };
  const rcode = answer.rcode === "NXDOMAIN" ? "NXDOMAIN" : "NOERROR";
  return { rcode, rows: [], authorities: answer.authorities.filter((row) => row.type === "SOA") };
}

export const unreachable = reply("SERVFAIL", {
  ede: { code: 22, text: "no nameserver gave a usable answer" },
});
