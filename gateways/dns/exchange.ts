import type { Socket as UdpSocket } from "node:dgram";
import type { Socket } from "node:net";
import { type Network, Undialled } from "@/gateways/network";
import { decode, encode } from "./codec";
import type { Message } from "./message";

export type Failure = "silent" | "malformed" | "unsafe" | "no-route";

/** `caseKept`: the answer repeats the question in the very letter case that was sent (0x20). */
export type Exchange = { message: Message; caseKept: boolean } | { failure: Failure };

interface Wait {
  ms: number;
  signal: AbortSignal;
}

/** Sends one query over UDP and waits for its answer; packets that do not answer it are ignored. */
export async function exchangeUdp(
  network: Network,
  address: string,
  query: Message,
  wait: Wait,
): Promise<Exchange> {
  let socket: UdpSocket;
  try {
    socket = await network.udp(address);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { failure: failureOf(error) };
  }
  const wire = encode(query);
  const found = await settle(wait, (done) => {
    let failure: Failure = "silent";
    socket.on("message", (packet) => {
      const answer = answerTo(query, packet);
      if (answer && "message" in answer) done(answer);
      else if (answer) failure = answer.failure;
    });
    socket.on("error", (error) => done({ failure: failureOf(error) }));
    socket.send(wire, (error) => error && done({ failure: failureOf(error) }));
    return () => ({ failure });
  });
  socket.close();
  return found;
}

/** The same over TCP, with the two length bytes before each message (RFC 7766). */
export async function exchangeTcp(
  network: Network,
  address: string,
  query: Message,
  wait: Wait,
): Promise<Exchange> {
  let socket: Socket;
  try {
    socket = network.tcp(address, 53, "dns");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { failure: failureOf(error) };
  }
  const wire = encode(query);
  const found = await settle(wait, (done) => {
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const size = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0);
      if (received.length < size + 2) return;
      done(answerTo(query, received.subarray(2, size + 2)) ?? { failure: "malformed" });
    });
    socket.on("error", (error) => done({ failure: failureOf(error) }));
    socket.on("close", () => done({ failure: "silent" }));
    socket.write(Buffer.concat([Buffer.from([wire.length >> 8, wire.length & 0xff]), wire]));
    return () => ({ failure: "silent" });
  });
  socket.destroy();
  return found;
}

/** Runs `start` until it calls `done`; when time is up or the caller gives up, takes what `start` returned. */
function settle(wait: Wait, start: (done: (found: Exchange) => void) => () => Exchange): Promise<Exchange> {
  return new Promise((resolve) => {
    const finish = (found: Exchange) => {
      clearTimeout(timer);
      wait.signal.removeEventListener("abort", giveUp);
      resolve(found);
    };
    const giveUp = () => finish(otherwise());
    const timer = setTimeout(giveUp, wait.signal.aborted ? 0 : wait.ms);
    wait.signal.addEventListener("abort", giveUp);
    const otherwise = start(finish);
  });
}

function answerTo(query: Message, packet: Uint8Array): Exchange | undefined {
  let message: Message;
  try {
    message = decode(packet);
  } catch {
    return { failure: "malformed" };
  }
  if (!message.response || message.id !== query.id) return undefined;
  // A server that cannot read the query may leave the question out.
  if (!message.question) return { message, caseKept: true };
  if (message.question.type !== query.question?.type) return undefined;
  if (message.question.name.toLowerCase() !== query.question.name.toLowerCase()) return undefined;
  return { message, caseKept: message.question.name === query.question.name };
}

// Codes of a machine without a way to the address's family, mostly one without IPv6.
const noRoute = ["ENETUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"];

function failureOf(error: unknown): Failure {
  if (error instanceof Undialled) return error.code === "unsafe" ? "unsafe" : "silent";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return noRoute.includes(code) ? "no-route" : "silent";
}
