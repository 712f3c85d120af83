import type { Socket } from "node:net";
import type { Network } from "@/gateways/network";
import { randomId } from "./chance";
import { type Exchange, failureOf, late, readAnswer } from "./heard";
import { lineTo } from "./lines";
import { type Query, setId } from "./query";
import type { Wait } from "./waits";

/** Sends one query over UDP and waits for its answer; packets that do not answer it are ignored. */
export function exchangeUdp(
  network: Network,
  address: string,
  query: Query,
  wait: Wait,
): Promise<Exchange> | Exchange {
  try {
    return lineTo(network.udpPlace(address)).ask(query, wait);
  } catch (error) {
    return failed(error);
  }
}

/** Time went by on an open connection, and nothing whole came. */
export const unanswered: Exchange = { failure: "silent" };

/** The same over TCP, with the two length bytes before each message (RFC 7766). */
export async function exchangeTcp(
  network: Network,
  address: string,
  query: Query,
  wait: Wait,
): Promise<Exchange> {
  let socket: Socket;
  try {
    socket = network.tcp(address, 53, "dns");
  } catch (error) {
    return failed(error);
  }
  const { wire } = query;
  setId(wire, randomId());
  const found = await wait.waits.settle<Exchange>(wait.ms, (done) => {
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const size = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0);
      if (received.length < size + 2) return;
      done(readAnswer(query, received.subarray(2, size + 2)) ?? { failure: "malformed" });
    });
    socket.on("error", (error) => done({ failure: failureOf(error) }));
    socket.on("close", () => done({ failure: "silent" }));
    socket.write(Buffer.concat([Buffer.from([wire.length >> 8, wire.length & 0xff]), wire]));
    return () => (wait.waits.signal.aborted ? late : unanswered);
  });
  socket.destroy();
  return found;
}

function failed(error: unknown): Exchange {
  if (!(error instanceof Error && "code" in error)) throw error;
  return { failure: failureOf(error) };
}
