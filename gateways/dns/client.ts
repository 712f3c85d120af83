import { randomBytes, randomInt } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Network } from "@/gateways/network";
import { Manners } from "./courtesy";
import { type Exchange, exchangeTcp, exchangeUdp, type Failure } from "./exchange";
import { emptyMessage, type Message, type Question, rcodes } from "./message";

export interface AskOptions {
  /** Ask a resolver to find the answer, instead of asking a server for what it holds. */
  recursive?: boolean;
  /** Ask a validating resolver for the answer even if its signatures are wrong. */
  checkingDisabled?: boolean;
  dnssecOk?: boolean;
  /** The nameserver's name: all addresses of its operator together are asked no faster than one. */
  server?: string;
}

export interface Limits {
  /** How many queries a client sends in its life, whatever the answers make it ask next. */
  queries?: number;
  /** Absent: those of all checks of this process; in practice, where all servers are ours, none. */
  manners?: Manners;
}

export type Reply =
  | { message: Message; at: string; ms: number }
  | { failure: Failure; at: string; ms: number };

// Milliseconds to wait for each try. A resolver may itself be waiting for a dead nameserver.
const patience = { server: [600, 700, 900], resolver: [1000, 1200, 1500] };
const tcpPatience = 2500;
const udpSize = 1232;

const shared = new Manners();

/** Asks single DNS servers over the wire. It never throws: what cannot be asked is a reply that says so. */
export class DnsClient {
  private left: number;
  private readonly manners?: Manners;
  private readonly heard = new Set<string>();
  private readonly silent = new Set<string>();

  constructor(
    readonly network: Network,
    private readonly clock: () => Date,
    private readonly signal: AbortSignal,
    { queries = 800, manners = network.isPractice ? undefined : shared }: Limits = {},
  ) {
    this.left = queries;
    this.manners = manners;
    setMaxListeners(0, signal);
  }

  now(): string {
    return this.clock().toISOString();
  }

  async ask(address: string, question: Question, options: AskOptions = {}): Promise<Reply> {
    const at = this.now();
    const start = performance.now();
    const found = await this.tries(address, question, options);
    const ms = Math.round(performance.now() - start);
    return "message" in found ? { message: found.message, at, ms } : { failure: found.failure, at, ms };
  }

  private async tries(address: string, question: Question, options: AskOptions): Promise<Exchange> {
    let found: Exchange = { failure: "silent" };
    let edns = true;
    for (const ms of this.patienceWith(address, options)) {
      found = await this.once(address, question, options, edns, ms);
      if (edns && "message" in found && refusesEdns(found.message)) {
        edns = false;
        found = await this.once(address, question, options, edns, ms);
      }
      if ("message" in found || found.failure === "unsafe" || found.failure === "no-route") break;
    }
    ("message" in found ? this.heard : this.silent).add(address);
    return found;
  }

  /** One try at a server that let three pass and has never answered: it would cost minutes to be as patient each time. */
  private patienceWith(address: string, { recursive }: AskOptions): number[] {
    const all = recursive ? patience.resolver : patience.server;
    return this.silent.has(address) && !this.heard.has(address) ? all.slice(0, 1) : all;
  }

  /** One try: UDP, and TCP when the answer was cut or may not be the server's own. */
  private async once(address: string, question: Question, options: AskOptions, edns: boolean, ms: number) {
    const send = async (exchange: typeof exchangeUdp, ms: number): Promise<Exchange> => {
      await this.turn(address, options);
      if (this.left-- <= 0 || this.signal.aborted) return { failure: "silent" };
      return exchange(this.network, address, queryFor(question, options, edns), { ms, signal: this.signal });
    };
    const found = await send(exchangeUdp, ms);
    if ("failure" in found || (found.caseKept && !found.message.truncated)) return found;
    return send(exchangeTcp, tcpPatience);
  }

  private async turn(address: string, { recursive, server }: AskOptions): Promise<void> {
    if (!this.manners || !this.network.isSafe(address)) return;
    const { manners } = this;
    const ms = recursive ? manners.publicResolver(address) : manners.nameserver(address, server);
    if (ms > 0) await sleep(ms, undefined, { signal: this.signal }).catch(() => {});
  }
}

function queryFor(question: Question, options: AskOptions, edns: boolean): Message {
  return {
    ...emptyMessage,
    id: randomInt(0x10000),
    recursionDesired: options.recursive ?? false,
    checkingDisabled: options.checkingDisabled ?? false,
    // A query with AD set asks for AD in the answer (RFC 6840, section 5.7).
    authenticData: options.recursive ?? false,
    question: { ...question, name: mixedCase(question.name) },
    ...(edns && { edns: { size: udpSize, dnssecOk: options.dnssecOk ?? false, errors: [] } }),
  };
}

function mixedCase(name: string): string {
  const bits = randomBytes(name.length);
  return name.replace(/[a-z]/gi, (letter, at: number) =>
    (bits[at] as number) & 1 ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

// BADVERS (16) or FORMERR or NOTIMP without an OPT of its own: the server does not know EDNS.
function refusesEdns(message: Message): boolean {
  if (message.rcode === 16) return true;
  return !message.edns && (message.rcode === rcodes.FORMERR || message.rcode === rcodes.NOTIMP);
}
