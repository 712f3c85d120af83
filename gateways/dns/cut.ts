import { isWithin } from "@/domain/go-live/seen/name";
import { type Message, rcodes } from "./message";

export interface Nameserver {
  name: string;
  address: string;
}

/** A zone and the servers that its parent names for it. */
export interface Cut {
  zone: string;
  names: string[];
  /** Addresses that came with the delegation. */
  glue: Nameserver[];
  parent?: Cut;
}

/** How many nameservers, or addresses of one, are taken from one message. */
export const maxNames = 26;

/** The delegation of a zone that a message carries. */
export function cutIn(message: Message, zone: string, parent: Cut): Cut | undefined {
  const found = [...message.answers, ...message.authority].filter(
    (one) => one.type === "NS" && one.name === zone,
  );
  if (found.length === 0) return undefined;
  const names = [...new Set(found.map((record) => record.data))].slice(0, maxNames);
  // Only what lies in the parent's own zone is the parent's to say.
  const glue = message.additional
    .filter((one) => (one.type === "A" || one.type === "AAAA") && names.includes(one.name))
    .filter((one) => isWithin(one.name, parent.zone))
    .map((one) => ({ name: one.name, address: one.data }))
    .slice(0, maxNames);
  return { zone, names, glue, parent };
}

/** Seconds for which all that was taken from a message may be kept. */
export function shortestTtl(message: Message, { zone, glue }: Cut): number {
  const names = [zone, ...glue.map(({ name }) => name)];
  const taken = [...message.answers, ...message.authority, ...message.additional].filter(({ name }) =>
    names.includes(name),
  );
  return Math.min(...taken.map(({ ttl }) => ttl));
}

export function delegates(message: Message, zone: string): boolean {
  return (
    message.rcode === rcodes.NOERROR &&
    message.authority.some((one) => one.type === "NS" && one.name === zone)
  );
}
