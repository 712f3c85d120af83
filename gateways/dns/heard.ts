import { Undialled } from "@/gateways/network";
import type { Message } from "./message";
import { answers, idOf, keepsCase, keepsQuestion, type Query } from "./query";
import { Received } from "./received";

export type Failure = "silent" | "malformed" | "unsafe" | "no-route";

/** `caseKept`: the answer repeats the question in the very letter case that was sent (0x20). */
export type Exchange = { message: Message; caseKept: boolean } | { failure: Failure };

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

// Codes of a machine without a way to the address's family, mostly one without IPv6.
const noRoute = ["ENETUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"];

export function failureOf(error: unknown): Failure {
  if (error instanceof Undialled) return error.code === "unsafe" ? "unsafe" : "silent";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return noRoute.includes(code) ? "no-route" : "silent";
}
