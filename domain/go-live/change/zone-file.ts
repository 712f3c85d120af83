import type { RecordSeen } from "@/domain/go-live/seen/facts";

/** How many names stand in the data, and from which word on, by type: they get the last dot that master files need. */
const NAMES: Record<string, [from: number, count: number]> = {
  CNAME: [0, 1],
  NS: [0, 1],
  PTR: [0, 1],
  MX: [1, 1],
  SRV: [3, 1],
  SOA: [0, 2],
  HTTPS: [1, 1],
};

/** The records as lines of a zone file, which any DNS provider and server reads. */
export const zoneFile = (records: RecordSeen[]) =>
  records
    .map(({ name, ttl, type, data }) => `${dotted(name)} ${ttl} IN ${type} ${zoneData(type, data)}`)
    .join("\n");

function zoneData(type: string, data: string): string {
  if (type === "TXT") return quotedParts(data);
  const [from, count] = NAMES[type] ?? [0, 0];
  return data
    .split(" ")
    .map((word, i) => (i >= from && i < from + count ? dotted(word) : word))
    .join(" ");
}

const dotted = (name: string) => (name.endsWith(".") ? name : `${name}.`);

const LONGEST = 255;

/** Strings of a TXT record hold 255 bytes each; bytes that are not printable are written `\DDD` already. */
function quotedParts(data: string): string {
  const bytes = data.match(/\\\d{3}|\\.|[^\\]/gs) ?? [];
  const parts = Array.from({ length: Math.max(1, Math.ceil(bytes.length / LONGEST)) }, (_, i) =>
    bytes.slice(i * LONGEST, (i + 1) * LONGEST).join(""),
  );
  return parts.map((part) => `"${part.replaceAll('"', '\\"')}"`).join(" ");
}
