import { isIP } from "node:net";
import { type Query, type Rcode, type Reply, reply, type Transport } from "./message";
import { canonical, expand } from "./name";
import { parseLine } from "./record";

/** One misbehaviour of a nameserver or resolver, as a scenario writes it. `*` matches every name or type. */
export interface FaultSpec {
  name: string;
  type: string;
  transport?: Transport;
  do: string;
  data?: unknown;
}

type Deed = (query: Query, honest: () => Reply, fault: Fault) => Reply | undefined;

const deeds: Record<string, Deed> = {
  drop: () => undefined,
  servfail: () => reply("SERVFAIL"),
  refused: () => reply("REFUSED"),
  nxdomain: () => reply("NXDOMAIN", { aa: true }),
  lame: () => reply("NOERROR"),
  truncate: (_query, honest) => ({ ...honest(), tc: true, answers: [], authorities: [], additionals: [] }),
  formerr_edns: (query, honest) => (query.edns === undefined ? honest() : reply("FORMERR", { plain: true })),
  lowercase: (_query, honest) => ({ ...honest(), lowercase: true }),
  bogus_owner: (query, honest, fault) => ({ ...honest(), ...bogus(fault.spec.data, query, honest) }),
  sequence: (query, honest, fault) => step(fault.next(), query, honest, fault),
};

const stranger = "bogus.invalid";

/** `data` is the wrong owner, an address for a wrong owner to have, or the lines to answer with. */
function bogus(data: unknown, query: Query, honest: () => Reply): Pick<Reply, "rcode" | "answers"> {
  const [first = stranger, ...more] = [data ?? []].flat().map(String);
  const isAddress = isIP(first) !== 0;
  const lines = isAddress
    ? [`${stranger}. 60 ${isIP(first) === 4 ? "A" : "AAAA"} ${first}`]
    : [first, ...more];
  if (!isAddress && !/\s/.test(first)) {
    const { rcode, answers } = honest();
    return { rcode, answers: answers.map((row) => ({ ...row, name: canonical(first) })) };
  }
  const rows = lines.map((line) => parseLine(line, ""));
  return { rcode: "NOERROR", answers: rows.filter(({ type }) => type === query.type || type === "CNAME") };
}

/** A step of a sequence: a deed's name, one line, a list of lines, or `{ do }`, `{ rr }`, `{ rcode }`. An address is a line. */
function step(item: unknown, query: Query, honest: () => Reply, fault: Fault): Reply | undefined {
  const { do: deed, rr, rcode } = stepOf(item);
  if (deed) return deeds[deed]?.(query, honest, fault);
  if (!rr && !rcode) return honest();
  const answers = (rr ?? []).map((line) => recordIn(line, query.name, fault.origin));
  return reply(rcode ?? "NOERROR", { aa: true, answers });
}

/** An address alone is one that the asked name has at this moment. */
const recordIn = (line: string, asked: string, origin: string) =>
  parseLine(isIP(line) ? `${asked}. 0 ${isIP(line) === 4 ? "A" : "AAAA"} ${line}` : line, origin);

function stepOf(item: unknown): { do?: string; rr?: string[]; rcode?: Rcode } {
  if (Array.isArray(item)) return { rr: item.map(String) };
  if (typeof item === "string") return deeds[item] ? { do: item } : { rr: [item] };
  return item ?? {};
}

export class Fault {
  #turn = 0;

  constructor(
    readonly spec: FaultSpec,
    /** Relative names of the fault expand against this zone. */
    readonly origin: string,
  ) {
    const steps = spec.do === "sequence" ? [spec.data].flat(1).map(stepOf) : [];
    for (const deed of [spec.do, ...steps.flatMap((one) => one.do ?? [])])
      if (!deeds[deed]) throw new Error(`“${deed}” is not a known fault`);
    for (const line of steps.flatMap(({ rr = [] }) => rr)) recordIn(line, stranger, origin);
  }

  matches(query: Query, transport: Transport): boolean {
    const { name, type } = this.spec;
    const named =
      name === "*" || [canonical(name), canonical(expand(name, this.origin))].includes(query.name);
    const typed = type === "*" || type.toUpperCase() === query.type;
    // a truncated answer is complete over TCP unless the fault says otherwise
    const over = this.spec.transport ?? (this.spec.do === "truncate" ? "udp" : transport);
    return named && typed && over === transport;
  }

  /** The next step of a sequence; the last one stays. */
  next(): unknown {
    const steps = [this.spec.data].flat(1) as unknown[];
    const item = steps[Math.min(this.#turn, steps.length - 1)];
    this.#turn += 1;
    return item;
  }

  play(query: Query, honest: () => Reply): Reply | undefined {
    return deeds[this.spec.do]?.(query, honest, this);
  }
}
