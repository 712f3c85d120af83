import { median } from "@/e2e/bench/load";
import { printTable } from "@/e2e/bench/table";
import { nameOf, startAuthority } from "./authority";
import { type Asker, askers } from "./dns-clients";
import { inLanes, progress } from "./lanes";

const AT_ONCE = 16;
const QUERIES = 8;

interface Rate {
  checks: number;
  /** Microseconds of processor time for a query. */
  processor: number;
}

export interface EngineMeasure {
  rounds: number;
  environments: number;
}

/** DNS-only checks of an environment: A, AAAA, CAA and TXT at both nameservers, by every client in turn. */
export async function benchDns({ rounds, environments }: EngineMeasure) {
  const authority = await startAuthority();
  const all = await askers(authority);
  const rates = await ratesOf(all, rounds, environments);
  for (const one of all) one.close();
  await authority.stop();
  print(`${authority.kind}, ${environments} environments, medians of ${rounds}`, all, rates);
}

async function ratesOf(all: Asker[], rounds: number, environments: number) {
  for (const one of all) await rateOf(one, Math.ceil(environments / 4));
  const rates = all.map((): Rate[] => []);
  for (let round = 1; round <= rounds; round++)
    for (const [i, one] of all.entries()) {
      progress(`DNS, round ${round} of ${rounds}: ${one.name}`);
      rates[i]?.push(await rateOf(one, environments));
    }
  return rates;
}

async function rateOf(one: Asker, environments: number) {
  const processor = process.cpuUsage();
  const start = performance.now();
  await inLanes(environments, AT_ONCE, (n) => one.check(nameOf(n)));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(processor);
  return { checks: environments / seconds, processor: (user + system) / environments / QUERIES };
}

function print(title: string, all: Asker[], rates: Rate[][]) {
  const middles = rates.map((each) => median(each.map(({ checks }) => checks)));
  const costs = rates.map((each) => median(each.map(({ processor }) => processor)));
  const [node = 1, most = 1] = [middles[0], middles.at(-1)];
  const [nodeCost = 1, leastCost = 1] = [costs[0], costs.at(-1)];
  const rows = all.map(({ name }, i) => {
    const [checks = 0, cost = 1] = [middles[i], costs[i]];
    const rest = [cost.toFixed(1), (checks / node).toFixed(2), (checks / most).toFixed(2)];
    const share = [(nodeCost / cost).toFixed(2), (leastCost / cost).toFixed(2)];
    return [name, checks.toFixed(0), (checks * QUERIES).toFixed(0), ...rest, ...share];
  });
  const heads = [
    "client",
    "checks/s",
    "queries/s",
    "µs of processor a query",
    "rate beside node:dns",
    "rate beside dgram",
    "a processor second, beside node:dns",
    "a processor second, beside dgram",
  ];
  printTable(`DNS-only checks: ${title}, ${AT_ONCE} checks at once`, heads, rows);
}
