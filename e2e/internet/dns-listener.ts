import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { createServer, type Server, type Socket } from "node:net";
import { decodeQuery, encodeReply, type Query, type Reply, type Transport } from "./message";

export type Respond = (query: Query, transport: Transport) => Reply | undefined;

export interface Listener {
  /** `127.0.0.1:port`. */
  at: string;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";

/** Serves DNS over UDP and TCP on one port of loopback that the operating system has free for both. */
export async function listenDns(respond: Respond): Promise<Listener> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const sockets = new Set<Socket>();
    const tcp = createServer((socket) => serveTcp(socket, sockets, respond));
    const port = await listenTcp(tcp);
    const udp = await bindUdp(port, respond);
    if (udp) return { at: `${loopback}:${port}`, close: () => close(tcp, udp, sockets) };
    await new Promise((closed) => tcp.close(closed));
  }
  throw new Error("No port of loopback is free for both UDP and TCP.");
}

function listenTcp(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, loopback, () => resolve((server.address() as { port: number }).port));
  });
}

function bindUdp(port: number, respond: Respond): Promise<UdpSocket | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => resolve(undefined));
    socket.on("message", (bytes, from) => {
      const answer = answerTo(bytes, "udp", respond);
      if (answer) socket.send(answer, from.port, from.address, () => undefined);
    });
    socket.bind(port, loopback, () => resolve(socket));
  });
}

function answerTo(bytes: Buffer, transport: Transport, respond: Respond): Buffer | undefined {
  const query = decodeQuery(bytes);
  const answer = query && respond(query, transport);
  return answer && encodeReply(query, answer, transport);
}

function serveTcp(socket: Socket, sockets: Set<Socket>, respond: Respond): void {
  let pending = Buffer.alloc(0);
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => socket.destroy());
  socket.setTimeout(10_000, () => socket.destroy());
  socket.on("data", (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const answer = answerTo(pending.subarray(2, end), "tcp", respond);
      pending = pending.subarray(end);
      if (answer)
        socket.write(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
    }
  });
}

async function close(tcp: Server, udp: UdpSocket, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await Promise.all([new Promise((done) => tcp.close(done)), new Promise<void>((done) => udp.close(done))]);
}
