import "server-only";
import { type Pointing, whereItPoints } from "@/domain/accounts/removal";
import { env } from "@/env";
import { internet } from "@/gateways/internet";
import { lookUpRecords } from "@/gateways/look-up-records";

/** Asked at once; whatever lies beyond is judged by its last check. */
const ASKED_AT_ONCE = 50;

/** Where these host names point at this moment, by their own nameservers. Never throws. */
export async function pointingOf(hosts: { name: string; edgeLabel: string }[]) {
  const found = await Promise.all(
    hosts.slice(0, ASKED_AT_ONCE).map(async (host) => [host.name, await pointing(host)] as const),
  );
  return Object.fromEntries(found);
}

async function pointing({ name, edgeLabel }: { name: string; edgeLabel: string }): Promise<Pointing> {
  const { domain, addresses } = env().edge;
  if (!domain) return "unknown";
  try {
    const found = await lookUpRecords(name, internet(), { now: () => new Date() });
    return whereItPoints(found, { target: `${edgeLabel}.${domain}`, addresses });
  } catch {
    return "unknown";
  }
}
