import type { Internet } from "./internet/internet";
import { writeLine } from "./internet/record";

/** Seconds that caches keep what this provider says: journeys must not wait for longer ones. */
export const TTL = 2;

/** The clients' DNS provider: changes the zone on its authoritative nameservers. */
export class DnsProvider {
  constructor(readonly internet: Internet) {}

  /** One name says this and nothing else, such as `CNAME c1.edge.net.`; `server` has it alone, and the others lag. */
  change(hostname: string, record: string, server?: string) {
    const [label = "", ...zone] = hostname.split(".");
    const origin = zone.join(".");
    const others = this.internet.zones.rows(origin, server).filter(({ name }) => name !== hostname);
    const lines = others.map((row) => writeLine(row, origin));
    this.internet.zones.replace(origin, [...lines, `${label} ${TTL} ${record}`], server);
  }
}
