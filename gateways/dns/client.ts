import { fitsPacket } from "@/domain/go-live/seen/name";
import type { Network } from "@/gateways/network";
import { Manners } from "./courtesy";
import { exchangeTcp, exchangeUdp, unanswered } from "./exchange";
import { type Exchange, type Failure, isDone, isFinal, isWhole, late, refusesEdns } from "./heard";
import type { Message, Question } from "./message";
import { queryFor } from "./query";
import { Slots } from "./slots";
import { timestamp } from "./timestamp";
import { Waits } from "./waits";

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
type Patience = readonly [number, ...number[]];
const patience: Record<"server" | "resolver", Patience> = {
  server: [500, 600, 800],
  resolver: [1000, 1200, 1500],
};
const connectionsAtOnce = 4;

/** Milliseconds that are left to wait for one question, over UDP and TCP together. */
interface Budget {
  ms: number;
}

const shared = new Manners();

/** Asks single DNS servers over the wire. It never throws: what cannot be asked is a reply that says so. */
export class DnsClient {
  private left: number;
  private readonly waits: Waits;
  private readonly manners?: Manners;
  private readonly heard = new Set<string>();
  private readonly silent = new Set<string>();
  /** Addresses that answered over TCP, and those that let a connection wait in vain before they ever did. */
  private readonly talks = new Set<string>();
  private readonly mute = new Set<string>();
  private readonly connections = new Slots(connectionsAtOnce);

  constructor(
    readonly network: Network,
    private readonly clock: () => Date,
    signal: AbortSignal,
    { queries = 800, manners = network.isPractice ? undefined : shared }: Limits = {},
  ) {
    this.left = queries;
    this.manners = manners;
    this.waits = new Waits(signal);
  }

  now(): string {
    return timestamp(this.clock().getTime());
  }

  async ask(address: string, question: Question, options: AskOptions = {}): Promise<Reply> {
    const at = this.now();
    if (!fitsPacket(question.name)) return { failure: "malformed", at, ms: 0 };
    const start = performance.now();
    const times = this.patienceWith(address, options);
    const first = await this.send(exchangeUdp, address, question, options, true, times[0]);
    const found = isDone(first) ? first : await this.tries(address, question, options, times, first);
    ("message" in found ? this.heard : this.silent).add(address);
    const ms = Math.round(performance.now() - start);
    if ("message" in found) return { message: found.message, at, ms };
    if (found.failure === "no-route") this.giveBack(address, options);
    return { failure: found.failure, at, ms };
  }

  /** Goes on where the first packet did not end it. */
  private async tries(
    address: string,
    question: Question,
    options: AskOptions,
    times: Patience,
    first: Exchange,
  ): Promise<Exchange> {
    let found = first;
    let edns = true;
    const budget: Budget = { ms: times.reduce((sum, one) => sum + one, 0) };
    for (const [i, ms] of times.entries()) {
      found = await this.once(address, question, options, edns, ms, budget, i === 0 ? first : undefined);
      if (edns && "message" in found && refusesEdns(found.message)) {
        edns = false;
        found = await this.once(address, question, options, edns, ms, budget);
      }
      if ("message" in found || budget.ms <= 0 || isFinal(found.failure)) break;
    }
    return found;
  }

  /** One try at a server that let three pass and has never answered: it would cost minutes to be as patient each time. */
  private patienceWith(address: string, { recursive }: AskOptions): Patience {
    const all = recursive ? patience.resolver : patience.server;
    return this.silent.has(address) && !this.heard.has(address) ? [all[0]] : all;
  }

  /** One try: UDP, and TCP when the answer was cut or may not be the server's own. */
  private async once(
    address: string,
    question: Question,
    options: AskOptions,
    edns: boolean,
    ms: number,
    budget: Budget,
    given?: Exchange,
  ): Promise<Exchange> {
    const found = given ?? (await this.send(exchangeUdp, address, question, options, edns, ms));
    if ("failure" in found) budget.ms -= ms;
    if ("failure" in found || isWhole(found)) return found;
    return this.connections.run(address, () => this.overTcp(address, question, options, edns, budget));
  }

  /** Waits only so long as a question may take; an address that let one connection wait in vain gets no more. */
  private async overTcp(
    address: string,
    question: Question,
    options: AskOptions,
    edns: boolean,
    budget: Budget,
  ): Promise<Exchange> {
    const start = performance.now();
    const answer = this.mute.has(address)
      ? unanswered
      : await this.send(exchangeTcp, address, question, options, edns, budget.ms);
    budget.ms = answer === unanswered ? 0 : budget.ms - (performance.now() - start);
    if ("message" in answer) this.talks.add(address);
    if (answer === unanswered && !this.talks.has(address)) this.mute.add(address);
    return answer;
  }

  /** In its turn; most need not wait for one, and then this makes no promise of its own. */
  private send(
    exchange: typeof exchangeUdp,
    address: string,
    question: Question,
    options: AskOptions,
    edns: boolean,
    ms: number,
  ): Promise<Exchange> | Exchange {
    const pause = this.pauseBefore(address, options);
    if (pause === 0) return this.sendNow(exchange, address, question, options, edns, ms);
    return this.waits.pause(pause).then(() => this.sendNow(exchange, address, question, options, edns, ms));
  }

  private sendNow(
    exchange: typeof exchangeUdp,
    address: string,
    question: Question,
    options: AskOptions,
    edns: boolean,
    ms: number,
  ): Promise<Exchange> | Exchange {
    if (this.isOver) {
      this.giveBack(address, options);
      return late;
    }
    this.left -= 1;
    return exchange(this.network, address, queryFor(question, options, edns), { ms, waits: this.waits });
  }

  /** No more questions go out. */
  get isOver(): boolean {
    return this.left <= 0 || this.waits.signal.aborted;
  }

  /** Milliseconds to wait for a turn. */
  private pauseBefore(address: string, { recursive, server }: AskOptions): number {
    const { manners } = this;
    if (!manners || !this.network.isSafe(address)) return 0;
    return recursive ? manners.publicResolver(address) : manners.nameserver(address, server);
  }

  /** What we do not send takes no turn from other checks. */
  private giveBack(address: string, { recursive, server }: AskOptions): void {
    const { manners } = this;
    if (!manners || !this.network.isSafe(address)) return;
    if (recursive) manners.publicResolverUnasked(address);
    else manners.nameserverUnasked(address, server);
  }
}
