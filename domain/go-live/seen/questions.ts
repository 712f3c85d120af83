import { isBare } from "@/domain/go-live/change/change-record";
import type { RecordSeen } from "./facts";
import { exchangeOf } from "./mail-exchange";
import { fitsPacket, isWithin, labelsOf, parentOf, plainName } from "./name";
import type { Target } from "./target";

export interface Asked {
  /** Asked of every nameserver of the zone, besides the addresses of the host and its pair. */
  questions: { name: string; type: string }[];
  /** Questions about names outside the zone. */
  beyond: { name: string; type: string }[];
  /** Names whose aliases and addresses every nameserver is asked for. */
  hosts: string[];
  /** Where a certificate authority looks for CAA, nearest first, once the host is on the edge. */
  caa: string[];
  sibling?: string;
  selector: string;
}

/** What to ask about a host in a zone. `random` is a label that nobody has chosen. */
export function questionsFor(target: Target, host: string, zone: string, random: string): Asked {
  const parent = parentOf(host);
  const sibling = isWithin(parent, zone) && host !== zone ? `${random}.${parent}` : undefined;
  const selector = `${random}._domainkey.${zone}`;
  const pair = target.pair && isWithin(target.pair, zone) ? [target.pair] : [];
  const questions = [
    ...["CNAME", "HTTPS", "TXT", "MX"].map((type) => ({ name: host, type })),
    ...["SOA", "NS", "MX", "TXT"].map((type) => ({ name: zone, type })),
    { name: `_dmarc.${zone}`, type: "TXT" },
    ...(target.snapshot ? [] : onceFor(host, zone, pair, selector)),
    ...doubledNames(host, zone).map((name) => ({ name, type: "CNAME" })),
    ...(target.verify?.names ?? [])
      .flatMap((name) => [name, `${name}.${zone}`])
      .map((name) => ({ name, type: "TXT" })),
    ...(target.snapshot?.records ?? []).flatMap((record) => againFor(record, zone)),
    ...(sibling ? [{ name: sibling, type: "A" }] : []),
  ];
  const unique = new Map(questions.map((question) => [`${question.name} ${question.type}`, question]));
  const all = [...unique.values()].filter(({ name }) => fitsPacket(name));
  return {
    questions: all.filter(({ name }) => isWithin(name, zone)),
    beyond: all.filter(({ name }) => !isWithin(name, zone)),
    hosts: [host, ...pair],
    caa: caaNames(target, host, zone),
    sibling,
    selector,
  };
}

/** A saved record is asked for again, and where mail goes: it may be the host by another name. */
function againFor(record: RecordSeen, zone: string) {
  const { name, type } = record;
  const exchange = type === "MX" ? exchangeOf(record) : "";
  return [{ name, type }, ...(isWithin(exchange, zone) ? [{ name: exchange, type: "A" }] : [])];
}

/** Under these names common mail services publish their keys. */
const SELECTORS = ["default", "google", "selector1", "selector2", "k1", "s1"];

/** Asked until the records are saved; afterwards those that were found are asked for again. */
function onceFor(host: string, zone: string, pair: string[], selector: string) {
  return [
    ...[...new Set([host, zone])].map((name) => ({ name, type: "CAA" })),
    ...pair.flatMap((name) => ["CNAME", "HTTPS", "TXT", "MX"].map((type) => ({ name, type }))),
    ...[...SELECTORS.map((known) => `${known}._domainkey.${zone}`), selector].map((name) => ({
      name,
      type: "TXT",
    })),
  ];
}

/** Where the record ends up when a provider adds the domain to a name that was typed in full, or adds www. */
export function doubledNames(host: string, zone: string): string[] {
  return host === zone ? [] : [`${host}.${zone}`, `${labelsOf(host)[0]}.${host}`];
}

// RFC 8659, section 3: the name, through its alias, then its own parents, never those of the alias.
function caaNames(target: Target, host: string, zone: string): string[] {
  const first = isBare({ ...target, host }, zone) ? host : plainName(target.edge.target);
  const parents = labelsOf(host).map((_, i, labels) => labels.slice(i + 1).join("."));
  return [...new Set([host, first, ...parents.filter((name) => name !== "")])];
}
