import type { RecordSeen } from "@/domain/go-live/seen/facts";

/** Why a record matters: all but the last decide whether mail arrives and is believed. */
export type Purpose = "mx" | "spf" | "dkim" | "dmarc" | "other";

export function purposeOf({ name, type, data }: Pick<RecordSeen, "name" | "type" | "data">): Purpose {
  if (type === "MX") return "mx";
  // Many mail services are given the name and keep the key themselves.
  if (name.includes("._domainkey.") && ["TXT", "CNAME"].includes(type)) return "dkim";
  if (type !== "TXT") return "other";
  if (/^v=spf1(\s|$)/i.test(data)) return "spf";
  return name.startsWith("_dmarc.") ? "dmarc" : "other";
}

export const PURPOSE_NAMES: Record<Purpose, string> = {
  mx: "MX",
  spf: "SPF",
  dkim: "DKIM",
  dmarc: "DMARC",
  other: "",
};

/** What happens to the client's mail without it. */
export const WITHOUT_IT: Record<Exclude<Purpose, "other">, string> = {
  mx: "without it no mail arrives",
  spf: "without it others may take the client's mail for spam",
  dkim: "without it what the client sends is not signed, and others may refuse it",
  dmarc: "without it anybody can send in the client's name",
};

export const isMail = (record: Pick<RecordSeen, "name" | "type" | "data">) => purposeOf(record) !== "other";

/** Two records are the same whatever their TTL. */
export const recordKey = ({ name, type, data }: Pick<RecordSeen, "name" | "type" | "data">) =>
  `${name} ${type} ${data}`;

const READABLE = 120;

/** What a record says, for a sentence: keys are longer than anybody reads. */
export const shortData = ({ data }: Pick<RecordSeen, "data">) =>
  data.length > READABLE ? `${data.slice(0, READABLE - 20)}…` : data;
