import "server-only";
import type { OriginFound } from "@/domain/accounts/origin-found";
import { originOf } from "@/domain/accounts/origin-found";
import { env } from "@/env";
import { internet } from "@/gateways/internet";
import { lookUpRecords } from "@/gateways/look-up-records";

const LONGEST_MS = 3000;

/** Where the websites at these host names are now, by DNS. Never throws; what nobody answers in 3 s was not asked. */
export async function findOrigins(hostnames: string[]): Promise<Record<string, OriginFound>> {
  const found = await Promise.all(hostnames.map(async (name) => [name, await findOrigin(name)] as const));
  return Object.fromEntries(found);
}

async function findOrigin(hostname: string): Promise<OriginFound> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  const late = new Promise<never>((_, fail) =>
    signal.addEventListener("abort", () => fail(signal.reason), { once: true }),
  );
  try {
    const asked = lookUpRecords(hostname, internet(), { now: () => new Date(), signal });
    const { zone, records, addresses, nameservers } = await Promise.race([asked, late]);
    const lines = records.map(({ type, data }) => `${type} ${data}`);
    return {
      asked: zone !== undefined,
      records: lines,
      server: nameservers[0] ?? null,
      origin: originOf(hostname, { records: lines, addresses }, env().edge),
    };
  } catch {
    return { asked: false, records: [], server: null, origin: null };
  }
}
