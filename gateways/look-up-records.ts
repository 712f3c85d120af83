import { asciiOf, hostnameRefusal } from "@/domain/accounts/hostname";
import type { RecordSeen } from "@/domain/go-live/seen/facts";
import { DnsClient, type Reply } from "./dns/client";
import { rcodes } from "./dns/message";
import { follow } from "./dns/survey";
import { Walk } from "./dns/walk";
import { type InternetConfig, Network } from "./network";

export interface CurrentRecords {
  /** The zone that holds the host; undefined when nobody could be asked or there is none. */
  zone?: string;
  /** Every question was answered, be it by "there is none"; false when nobody could be asked. */
  answered: boolean;
  /** The host's own A, AAAA and CNAME records, as its nameservers have them. */
  records: RecordSeen[];
  /** The addresses to which they lead. */
  addresses: string[];
  /** Names of the zone's nameservers: they tell who hosts the DNS. */
  nameservers: string[];
}

const timeLimit = 6000;
const types = ["CNAME", "A", "AAAA"];

/** What a hostname has in DNS now, asked of its zone's own nameservers. Nothing found is an empty answer. */
export async function lookUpRecords(
  host: string,
  internet: InternetConfig,
  options: { now: () => Date; signal?: AbortSignal },
): Promise<CurrentRecords> {
  if (hostnameRefusal(host) !== null) return { answered: false, records: [], addresses: [], nameservers: [] };
  const name = asciiOf(host);
  const over = new AbortController();
  const signals = [over.signal, AbortSignal.timeout(timeLimit), ...(options.signal ? [options.signal] : [])];
  const client = new DnsClient(new Network(internet), options.now, AbortSignal.any(signals));
  const walk = new Walk(client, internet.roots);
  const { cut } = await walk.step(name);
  const [found, ...own] = await Promise.all([
    follow(walk, name),
    ...types.map((type) => walk.lookup({ name, type })),
  ]);
  over.abort();
  const records = own.flatMap((one) => one.records.filter((record) => record.name === name));
  const unique = new Map(records.map((record) => [`${record.type} ${record.data}`, record]));
  return {
    ...(cut.parent?.parent && { zone: cut.zone }),
    answered: own.every(({ reply }) => isAnswer(reply)),
    records: [...unique.values()],
    addresses: found.addresses.map((record) => record.data),
    nameservers: cut.parent?.parent ? cut.names : [],
  };
}

const isAnswer = (reply: Reply | undefined) =>
  reply !== undefined &&
  "message" in reply &&
  (reply.message.rcode === rcodes.NOERROR || reply.message.rcode === rcodes.NXDOMAIN);
