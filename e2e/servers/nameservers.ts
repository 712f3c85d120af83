import { copyFileSync } from "node:fs";
import { DnsClient } from "@/gateways/dns/client";
import { Network, publicInternet } from "@/gateways/network";
import type { Bench } from "./daemon";

export interface Zone {
  /** "" for the root. */
  origin: string;
  /** A file in the bench's folder. */
  file: string;
}

/** Whether the server answers for the zone, and with which serial number. */
export async function serialAt(address: string, port: number, origin: string): Promise<number | undefined> {
  const route = { [`${address}:53`]: `${address}:${port}` };
  const network = new Network({ ...publicInternet, routes: route, extraPublic: ["127.0.0.0/8"] });
  const signal = new AbortController().signal;
  const reply = await new DnsClient(network, () => new Date(), signal).ask(
    address,
    { name: origin || ".", type: "SOA" },
    { recursive: true },
  );
  if (!("message" in reply)) return undefined;
  const soa = reply.message.answers.find((record) => record.type === "SOA");
  return soa && Number(soa.data.split(" ")[2]);
}

const fileOf = (bench: Bench, zone: Zone) => bench.path(zone.file);

/** NSD as authority for the zones at one address. SIGHUP makes it read changed files again. */
export async function startNsd(bench: Bench, address: string, port: number, zones: Zone[]) {
  const name = `nsd-${address}`;
  const lines = [
    `server:\n ip-address: ${address}@${port}\n username: ""\n zonesdir: "${bench.folder}"\n database: ""`,
    ` pidfile: "${bench.path(`${name}.pid`)}"\n xfrdfile: ""\n zonelistfile: "${bench.path(`${name}.list`)}"`,
    ` server-count: 1\n rrl-ratelimit: 0\n rrl-whitelist-ratelimit: 0`,
    "remote-control:\n control-enable: no",
    ...zones.map((zone) => `zone:\n name: "${zone.origin || "."}"\n zonefile: "${fileOf(bench, zone)}"`),
  ];
  const config = bench.write(`${name}.conf`, `${lines.join("\n")}\n`);
  const ready = async () => (await serialAt(address, port, zones[0]?.origin ?? "")) !== undefined;
  return bench.start("nsd", ["-d", "-c", config], ready);
}

/** BIND listens only where an interface has an address, which on loopback is 127.0.0.1. */
export const bindAddress = "127.0.0.1";

function bindOptions(bench: Bench, name: string, port: number, more: string): string {
  return `options {
  directory "${bench.folder}"; pid-file "${bench.path(`${name}.pid`)}"; session-keyfile "${bench.path(`${name}.key`)}";
  managed-keys-directory "${bench.folder}"; port ${port}; listen-on { ${bindAddress}; }; listen-on-v6 { none; };
  minimal-responses no; notify no; ${more}
};
controls { };
`;
}

/** Some systems confine the installed program to folders of its own; a copy elsewhere is free of that. */
async function startNamed(bench: Bench, name: string, port: number, text: string, origin: string) {
  const program = bench.path(`${name}-program`);
  copyFileSync(bench.paths.named as string, program);
  bench.paths[name] = program;
  const config = bench.write(`${name}.conf`, text);
  const ready = async () => (await serialAt(bindAddress, port, origin)) !== undefined;
  return bench.start(name, ["-g", "-n", "1", "-c", config], ready);
}

/** BIND as authority. SIGHUP makes it read changed files again. */
export function startBindAuthority(bench: Bench, port: number, zones: Zone[]) {
  const options = bindOptions(bench, "authority", port, "recursion no; dnssec-validation no;");
  const served = zones.map((zone) => `zone "${zone.origin || "."}" { type primary; file "${zone.file}"; };`);
  return startNamed(bench, "authority", port, `${options}${served.join("\n")}\n`, zones[0]?.origin ?? "");
}

/** BIND as a validating recursor from the root. With `port` it also asks other servers at that port. */
export function startBindRecursor(bench: Bench, port: number, root: string, trust: string) {
  const more = "recursion yes; dnssec-validation yes; qname-minimization off; empty-zones-enable no;";
  const key = trust.replace(/^\.\s.*DNSKEY\s+(\d+ \d+ \d+) (.+)$/, '"." static-key $1 "$2";');
  const text = `${bindOptions(bench, "recursor", port, more)}
zone "." { type hint; file "hints.zone"; };
trust-anchors { ${key} };
`;
  bench.write("hints.zone", `. 3600 NS a.root.\na.root. 3600 A ${root}\n`);
  return startNamed(bench, "recursor", port, text, "");
}

/** Unbound as a validating recursor that is told where each zone is served; it explains what it refuses. */
export function startUnbound(
  bench: Bench,
  address: string,
  port: number,
  places: { origin: string; at: string[] }[],
  trust?: string,
) {
  const name = `unbound-${address}`;
  const program = bench.path(`${name}-program`);
  copyFileSync(bench.paths.unbound as string, program);
  bench.paths[name] = program;
  const config = bench.write(
    `${name}.conf`,
    `server:
 interface: ${address}@${port}
 port: ${port}
 access-control: 127.0.0.0/8 allow
 do-not-query-localhost: no
 do-daemonize: no
 username: ""
 chroot: ""
 directory: "${bench.folder}"
 pidfile: "${bench.path(`${name}.pid`)}"
 use-syslog: no
 num-threads: 1
 do-ip6: no
 cache-max-ttl: 0
 infra-host-ttl: 0
 ede: yes
 val-log-level: 2
 module-config: "${trust ? "validator iterator" : "iterator"}"
 qname-minimisation: no
${trust ? ` trust-anchor: "${trust}"` : ""}
remote-control:
 control-enable: no
${places.map(({ origin, at }) => `stub-zone:\n name: "${origin || "."}"\n${at.map((one) => ` stub-addr: ${one}`).join("\n")}`).join("\n")}
`,
  );
  const ready = async () => (await serialAt(address, port, "")) !== undefined;
  return bench.start(name, ["-d", "-c", config], ready);
}
