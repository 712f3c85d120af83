import { isWithin, parentOf } from "@/domain/go-live/seen/name";
import type { DnsClient, Reply } from "./client";
import { type Cut, cutIn, delegates, maxNames, type Nameserver, shortestTtl } from "./cut";
import { hedge } from "./hedge";
import { type Message, type Question, type ResourceRecord, rcodes } from "./message";
import { type Referrals, referralsOf } from "./referrals";

/** What the servers above said when asked whether `name` is a zone of its own. */
export interface Step {
  cut: Cut;
  said: "zone" | "no-zone" | "nxdomain" | "nothing";
}

/** What a name leads to. */
export interface Found {
  /** The name itself and every alias after it. */
  chain: string[];
  records: ResourceRecord[];
  reply?: Reply;
  /** What a server said instead, when none gave an answer. */
  useless?: Reply;
}

const patience = 250;
const nameserverPatience = 3000;
const maxAliases = 8;
const addressTypes = ["A", "AAAA"];
// A zone may name strangers' servers by the hundred; the first ones with an address are enough to ask (NXNS attack).
const maxGlueless = 6;

/** Finds zones, their servers and names' records from the root down, asking only the zones' own servers. */
export class Walk {
  private readonly referrals: Referrals;
  private steps = new Map<string, Promise<Step>>();
  private addresses = new Map<string, Promise<Nameserver[] | undefined>>();

  constructor(
    private readonly client: DnsClient,
    private readonly roots: Nameserver[],
  ) {
    this.referrals = referralsOf(client.network.internet);
  }

  private now(): number {
    return Date.parse(this.client.now());
  }

  /** One question per label, so that names of one domain share their way. */
  step(name: string): Promise<Step> {
    return remember(this.steps, name, () => this.descend(name));
  }

  /** Addresses of the nameservers that the delegation names without any; beside others, not of those in the zone. */
  private async servers(cut: Cut): Promise<Nameserver[]> {
    const isOther = (name: string) =>
      cut.glue.every((server) => server.name !== name && !isWithin(name, cut.zone));
    const names = shuffled(cut.names.filter(isOther)).slice(0, maxGlueless);
    const found = await Promise.all(names.map((name) => this.addressesOf(name, cut)));
    return found.flatMap((servers) => servers ?? []);
  }

  /** Empty when the name has no address, undefined when nobody could be asked. */
  addressesOf(name: string, cut: Cut): Promise<Nameserver[] | undefined> {
    const glue = cut.glue.filter((server) => server.name === name);
    if (glue.length > 0) return Promise.resolve(glue);
    return remember(this.addresses, name, () => inTime(this.resolveServer(name), nameserverPatience));
  }

  /** What the zone's own servers say of a name's addresses; a referral onwards is not followed. */
  async addressesWithin(cut: Cut, name: string): Promise<Nameserver[]> {
    const replies = await Promise.all(
      addressTypes.map((type) => this.askAny(cut, { name, type }, answersFor)),
    );
    const answers = replies.flatMap((reply) => (reply && "message" in reply ? reply.message.answers : []));
    return answers
      .filter((one) => one.name === name && addressTypes.includes(one.type))
      .slice(0, maxNames)
      .map((one) => ({ name, address: one.data }));
  }

  /** The records of a name and the aliases on its way, asked of the names' own zones. */
  async lookup(question: Question): Promise<Found> {
    const chain = [question.name];
    const records: ResourceRecord[] = [];
    for (;;) {
      const name = chain.at(-1) as string;
      const { cut } = await this.step(name);
      let useless: Reply | undefined;
      const reply = await this.askAny(cut, { name, type: question.type }, answersFor, (other) => {
        useless = other;
      });
      const own = (reply && "message" in reply ? reply.message.answers : []).filter(
        (one) => one.name === name,
      );
      const alias = own.find((one) => one.type === "CNAME" && question.type !== "CNAME");
      records.push(...own.filter((one) => one.type === question.type || one === alias));
      if (!alias) return { chain, records, reply, useless };
      if (chain.includes(alias.data) || chain.length > maxAliases)
        return { chain: [...chain, alias.data], records };
      chain.push(alias.data);
    }
  }

  /**
   * Asks the zone's servers one after another, a quarter of a second apart, until one reply is useful; first those
   * whose addresses came with the delegation. `onUseless` hears of the others that came.
   */
  async askAny(
    cut: Cut,
    question: Question,
    useful: (message: Message) => boolean,
    onUseless?: (reply: Reply) => void,
  ): Promise<Reply | undefined> {
    const asking =
      ({ name, address }: Nameserver) =>
      async () => {
        const reply = await this.client.ask(address, question, { server: name });
        if ("message" in reply && useful(reply.message)) return reply;
        if ("message" in reply) onUseless?.(reply);
        return undefined;
      };
    const one = (servers: Nameserver[]) => hedge(shuffled(servers).map(asking), patience);
    return (await one(cut.glue)) ?? one(await this.servers(cut));
  }

  private async descend(name: string): Promise<Step> {
    if (name === ".")
      return { said: "zone", cut: { zone: ".", names: this.roots.map((r) => r.name), glue: this.roots } };
    const kept = this.referrals.recall(name, this.now());
    if (kept) return { cut: kept, said: "zone" };
    const above = await this.step(parentOf(name));
    if (above.said === "nothing") return above;
    const reply = await this.askAny(
      above.cut,
      { name, type: "NS" },
      (m) => answersFor(m) || delegates(m, name),
    );
    if (!reply || !("message" in reply)) {
      this.referrals.forget(above.cut.zone);
      return { cut: above.cut, said: "nothing" };
    }
    const cut = cutIn(reply.message, name, above.cut);
    if (cut) {
      this.referrals.keep(cut, shortestTtl(reply.message, cut), this.now());
      return { cut, said: "zone" };
    }
    return { cut: above.cut, said: reply.message.rcode === rcodes.NXDOMAIN ? "nxdomain" : "no-zone" };
  }

  private async resolveServer(name: string): Promise<Nameserver[] | undefined> {
    const found = await Promise.all(addressTypes.map((type) => this.lookup({ name, type })));
    const records = found.flatMap((one) =>
      one.records.filter((record) => addressTypes.includes(record.type)),
    );
    if (records.length === 0 && found.some(({ reply }) => reply === undefined)) return undefined;
    return records.slice(0, maxNames).map((record) => ({ name, address: record.data }));
  }
}

function answersFor(message: Message): boolean {
  return message.authoritative && (message.rcode === rcodes.NOERROR || message.rcode === rcodes.NXDOMAIN);
}

function remember<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

// Two zones whose nameservers are named in each other would otherwise wait for one another.
function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    work.finally(() => clearTimeout(timer)).then(resolve, () => resolve(undefined));
  });
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
