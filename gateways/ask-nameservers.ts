import type { ServerFacts } from "@/domain/go-live/seen/facts";
import { DnsClient } from "./dns/client";
import { surveyServer } from "./dns/survey";
import { Walk } from "./dns/walk";
import { type InternetConfig, Network } from "./network";

export interface NamedAnswers {
  servers: ServerFacts[];
  /** Names that lead to no server that could be asked. */
  unasked: { server: string; why: string }[];
}

const timeLimit = 12_000;
const maxQueries = 600;
const maxAddresses = 4;

/**
 * Asks nameservers that no parent names yet what they have of a zone. Their addresses are whatever their names say, so
 * the same guard holds as for all others: public addresses, port 53, a bounded number of packets.
 */
export async function askNameservers(
  names: string[],
  zone: string,
  questions: { name: string; type: string }[],
  internet: InternetConfig,
  options: { now: () => Date },
): Promise<NamedAnswers> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(timeLimit)]);
  const client = new DnsClient(new Network(internet), options.now, signal, { queries: maxQueries });
  const walk = new Walk(client, internet.roots);
  const asked = await Promise.all(names.map((name) => askOne(name, { client, walk, zone, questions })));
  over.abort();
  return {
    servers: asked.flatMap(({ servers }) => servers),
    unasked: asked.flatMap(({ unasked }) => unasked),
  };
}

async function askOne(
  name: string,
  ask: { client: DnsClient; walk: Walk; zone: string; questions: { name: string; type: string }[] },
): Promise<NamedAnswers> {
  const { client, walk, zone, questions } = ask;
  const addresses = await walk.addressesOf(name, { zone: ".", names: [], glue: [] });
  const why = addresses ? "it has no address" : "nobody could tell us its address";
  if (!addresses || addresses.length === 0) return { servers: [], unasked: [{ server: name, why }] };
  const servers = await Promise.all(
    addresses
      .slice(0, maxAddresses)
      .map((server) => surveyServer(client, server, zone, { questions, hosts: [] })),
  );
  return { servers, unasked: [] };
}
