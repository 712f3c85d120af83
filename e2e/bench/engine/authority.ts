import { fork } from "node:child_process";
import { once } from "node:events";
import { findServers } from "@/bin/servers.mjs";
import { Bench, freePort } from "@/e2e/servers/daemon";
import { startNsd } from "@/e2e/servers/nameservers";

export interface Authority {
  /** What answers, for the table's title. */
  kind: string;
  host: string;
  /** Of the two nameservers. */
  ports: [number, number];
  stop: () => Promise<unknown>;
}

export const NAMES = 1_000;
export const nameOf = (n: number) => `site-${n % NAMES}.bench.com`;

/** The records of one zone with a thousand websites. */
export function zoneLines(): string[] {
  const sites = Array.from({ length: NAMES }, (_, n) => [
    `site-${n} 300 A 203.0.113.${1 + (n % 250)}`,
    `site-${n} 300 AAAA 2001:db8:ed9e::${(n % 250) + 1}`,
    `site-${n} 300 CAA 0 issue "letsencrypt.org"`,
    `site-${n} 300 TXT "portico-verify=site-${n}"`,
  ]);
  const own = ["@ 3600 SOA ns1 host 1 7200 3600 1209600 60", "@ 3600 NS ns1", "@ 3600 NS ns2"];
  return [...own, "ns1 3600 A 192.0.2.11", "ns2 3600 A 192.0.2.12", ...sites.flat()];
}

/** Two nameservers on loopback, each a process of its own: NSD where it is installed, else the practice ones. */
export async function startAuthority(): Promise<Authority> {
  return findServers().missing.length === 0 ? startReal() : startPractice();
}

async function startReal(): Promise<Authority> {
  const bench = new Bench();
  bench.write("bench.zone", `${zoneLines().join("\n")}\n`);
  const ports: [number, number] = [await freePort(), await freePort()];
  for (const port of ports)
    await startNsd(bench, "127.0.0.1", port, [{ origin: "bench.com", file: "bench.zone" }]);
  return { kind: "NSD", host: "127.0.0.1", ports, stop: () => bench.close() };
}

async function startPractice(): Promise<Authority> {
  const children = [1, 2].map(() =>
    fork("e2e/bench/engine/practice-authority.ts", { execArgv: process.execArgv }),
  );
  const said = await Promise.all(children.map((child) => once(child, "message")));
  const [first, second] = said.map(([port]) => Number(port));
  if (!first || !second) throw new Error("a practice nameserver told no port");
  const stop = async () => {
    for (const child of children) child.kill();
  };
  return { kind: "practice nameservers", host: "127.0.0.1", ports: [first, second], stop };
}
