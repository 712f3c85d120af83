import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { type Answer, type DecodedPacket, decode, encode } from "dns-packet";
import type { Transport } from "./message";

export interface Asking {
  transport?: Transport;
  /** Sends EDNS with this size; 0 sends none. */
  edns?: number;
  checkingDisabled?: boolean;
}

/** One DNS question over a real socket, for tests. Undefined after `patience` ms of silence. */
export async function ask(
  at: string | undefined,
  name: string,
  type: string,
  { transport = "udp", edns = 1232, checkingDisabled = false }: Asking = {},
  patience = 250,
): Promise<DecodedPacket | undefined> {
  const [host = "", port = ""] = (at ?? "").split(":");
  const query = encode({
    type: "query",
    id: 4711,
    flags: 0x100 + (checkingDisabled ? 0x10 : 0),
    questions: [{ name, type }],
    additionals: edns ? [{ name: ".", type: "OPT", udpPayloadSize: edns }] : [],
  });
  const exchange = transport === "udp" ? overUdp : overTcp;
  return exchange(host, Number(port), query, patience);
}

function overUdp(
  host: string,
  port: number,
  query: Buffer,
  patience: number,
): Promise<DecodedPacket | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (answer?: DecodedPacket) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(end, patience);
    socket.on("message", (bytes) => end(decode(bytes)));
    socket.send(query, port, host);
  });
}

function overTcp(
  host: string,
  port: number,
  query: Buffer,
  patience: number,
): Promise<DecodedPacket | undefined> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = connect(port, host, () => {
      socket.write(Buffer.concat([Buffer.from([query.length >> 8, query.length & 255]), query]));
    });
    socket.setTimeout(patience, () => socket.destroy());
    socket.on("error", reject);
    socket.on("close", () => resolve(undefined));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      resolve(decode(received.subarray(2)));
      socket.end();
    });
  });
}

/** Records as `name type data`, the way a test wants to read them. */
export function lines(answers: Answer[] = []): string[] {
  return answers
    .filter((row) => row.type !== "OPT")
    .map(
      (row) =>
        `${row.name} ${row.type} ${typeof row.data === "string" ? row.data : JSON.stringify(row.data)}`,
    );
}
