import { Undialled } from "@/gateways/network";
import { type Message, rcodes } from "./message";
import { answers, idOf, keepsCase, keepsQuestion, type Query } from "./query";
import { Received } from "./received";

/** `late`: we ran out of time or packets, which says nothing of the server. */
export type Failure = "silent" | "late" | "malformed" | "unsafe" | "no-route";

/** `caseKept`: the answer repeats the question in the very letter case that was sent (0x20). */
export type Exchange = { message: Message; caseKept: boolean } | { failure: Failure };

export const late: Exchange = { failure: "late" };

/** What a packet says to a query: nothing, when it answers another one. */
export function readAnswer(query: Query, packet: Buffer): Exchange | undefined {
  const same = keepsQuestion(query, packet);
  let message: Message;
  try {
    message = new Received(packet, same ? query : undefined);
  } catch {
    return { failure: "malformed" };
  }
  if (message.id !== idOf(query.wire) || !answers(query, message)) return undefined;
  return { message, caseKept: same || !message.question || keepsCase(query, packet) };
}

type Heard = Extract<Exchange, { message: Message }>;

export const isWhole = ({ caseKept, message }: Heard) => caseKept && !message.truncated;
export const isDone = (found: Exchange) =>
  "message" in found && isWhole(found) && !refusesEdns(found.message);

// BADVERS (16) or FORMERR or NOTIMP without an OPT of its own: the server does not know EDNS.
export function refusesEdns(message: Message): boolean {
  if (message.rcode === 16) return true;
  return !message.edns && (message.rcode === rcodes.FORMERR || message.rcode === rcodes.NOTIMP);
}

/** Asking again would change nothing. */
export const isFinal = (failure: Failure) => ["unsafe", "no-route", "late"].includes(failure);

// Codes of a machine without a way to the address's family, mostly one without IPv6.
const noRoute = ["ENETUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"];

export function failureOf(error: unknown): Failure {
  if (error instanceof Undialled) return error.code === "unsafe" ? "unsafe" : "silent";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return noRoute.includes(code) ? "no-route" : "silent";
}
