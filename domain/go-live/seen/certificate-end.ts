import type { Facts } from "@/domain/go-live/seen/facts";

const DAY_MS = 86_400_000;
/** Days before a certificate's end at which people are told, the most urgent first. */
const TOLD_AT = [3, 14];

export interface CertificateEnd {
  endsAt: Date;
  /** Whole days that are left. */
  days: number;
  /** At how many days it is told; null while its renewal is not late. */
  told: number | null;
}

/** When the first of the certificates at the edge ends; undefined when none was seen, or when it is over. */
export function certificateEnd({ edge = [] }: Partial<Facts>, now: Date): CertificateEnd | undefined {
  const [first] = edge
    .flatMap(({ tls }) => (tls?.outcome === "ok" && tls.validTo && !tls.nameError ? [tls] : []))
    .map(({ validFrom, validTo = "" }) => ({ from: Date.parse(validFrom ?? ""), to: Date.parse(validTo) }))
    .filter(({ to }) => to > now.getTime())
    .sort((a, b) => a.to - b.to);
  if (!first) return undefined;
  const left = (first.to - now.getTime()) / DAY_MS;
  const told = TOLD_AT.find((days) => left <= Math.min(days, late(first, days))) ?? null;
  return { endsAt: new Date(first.to), days: Math.floor(left), told };
}

/** A certificate for a few days is never far from its end: its renewal is late when a third of its life is left. */
function late({ from, to }: { from: number; to: number }, days: number) {
  const third = (to - from) / DAY_MS / 3;
  if (Number.isNaN(third)) return days;
  return days === Math.min(...TOLD_AT) ? third / 2 : third;
}
