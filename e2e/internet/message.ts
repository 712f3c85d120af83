import { type Answer, type DecodedPacket, decode, encode } from "dns-packet";
import { canonical, innerDot, wireName } from "./name";
import type { Row } from "./record";

export type Transport = "udp" | "tcp";

export interface Query {
  id: number;
  /** As it was asked, letter case kept. */
  asked: string;
  name: string;
  type: string;
  recursion: boolean;
  checkingDisabled: boolean;
  /** Bytes the client takes over UDP; absent when it sent no EDNS. */
  edns?: number;
}

export type Rcode = "NOERROR" | "FORMERR" | "SERVFAIL" | "NXDOMAIN" | "NOTIMP" | "REFUSED";

export interface Reply {
  rcode: Rcode;
  aa?: boolean;
  tc?: boolean;
  ra?: boolean;
  ad?: boolean;
  answers: Row[];
  authorities: Row[];
  additionals: Row[];
  /** Extended DNS error (RFC 8914). */
  ede?: { code: number; text: string };
  /** Set by a fault: answer without EDNS, or with the question in lower case. */
  plain?: boolean;
  lowercase?: boolean;
}

const rcodes: Record<Rcode, number> = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
};
// dns-packet writes names of types that it does not know as type 0
const unknown: Record<string, string> = {
  HTTPS: "UNKNOWN_65",
  SVCB: "UNKNOWN_64",
  TLSA: "UNKNOWN_52",
  SSHFP: "UNKNOWN_44",
};
const known = Object.fromEntries(Object.entries(unknown).map(([type, wire]) => [wire, type]));
const pointers: Record<string, number> = { NS: 2, CNAME: 5, PTR: 12 };

const wireType = (type: string) => unknown[type] ?? type.replace(/^TYPE/, "UNKNOWN_");

/** It would also write a dot inside a label as the end of the label. */
function wireRow({ type, data }: Row): Pick<Answer, "type" | "data"> {
  const pointer = pointers[type];
  if (pointer === undefined || typeof data !== "string" || !data.includes(innerDot))
    return { type: wireType(type), data };
  return { type: `UNKNOWN_${pointer}`, data: wireName(data) };
}

export function reply(rcode: Rcode, more: Partial<Reply> = {}): Reply {
  return { rcode, answers: [], authorities: [], additionals: [], ...more };
}

/** Undefined for anything that is not one plain query. */
export function decodeQuery(bytes: Buffer): Query | undefined {
  let packet: DecodedPacket;
  try {
    packet = decode(bytes);
  } catch {
    return undefined;
  }
  const [question, ...others] = packet.questions;
  if (packet.type !== "query" || !question || others.length > 0) return undefined;
  const opt = packet.additionals.find((row) => row.type === "OPT");
  const asked = question.name === "." ? "" : question.name;
  return {
    id: packet.id,
    asked,
    name: canonical(asked),
    type: known[question.type] ?? question.type.replace(/^UNKNOWN_/, "TYPE"),
    recursion: packet.flag_rd,
    checkingDisabled: packet.flag_cd,
    ...(opt && { edns: opt.udpPayloadSize ?? 512 }),
  };
}

function flags(query: Query, answer: Reply, truncated: boolean): number {
  const bits: [unknown, number][] = [
    [answer.aa, 1 << 10],
    [truncated, 1 << 9],
    [query.recursion, 1 << 8],
    [answer.ra, 1 << 7],
    [answer.ad, 1 << 5],
    [query.checkingDisabled, 1 << 4],
  ];
  return bits.reduce((sum, [set, bit]) => (set ? sum | bit : sum), rcodes[answer.rcode]);
}

function opt(answer: Reply): Answer {
  const text = answer.ede && Buffer.from(answer.ede.text);
  const data =
    answer.ede &&
    Buffer.concat([Buffer.from([answer.ede.code >> 8, answer.ede.code & 255]), text ?? Buffer.alloc(0)]);
  return { name: ".", type: "OPT", udpPayloadSize: 1232, options: data ? [{ code: 15, data }] : [] };
}

/** Encodes the reply; over UDP one that is too long for the client loses its records and gains the TC bit. */
export function encodeReply(query: Query, answer: Reply, transport: Transport): Buffer {
  const asked = answer.lowercase ? query.name : query.asked;
  const row = (one: Row): Answer => ({
    name: one.name === query.name ? asked : one.name,
    ttl: one.ttl,
    ...wireRow(one),
  });
  const extra = query.edns === undefined || answer.plain ? [] : [opt(answer)];
  const packet = (truncated: boolean) =>
    encode({
      id: query.id,
      type: "response",
      flags: flags(query, answer, truncated),
      questions: [{ name: asked, type: wireType(query.type) }],
      answers: truncated ? [] : answer.answers.map(row),
      authorities: truncated ? [] : answer.authorities.map(row),
      additionals: [...(truncated ? [] : answer.additionals.map(row)), ...extra],
    });
  const whole = packet(answer.tc ?? false);
  const room = Math.max(512, query.edns ?? 512);
  return transport === "udp" && whole.length > room ? packet(true) : whole;
}
