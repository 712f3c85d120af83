import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { decode, encode } from "@/gateways/dns/codec";
import { emptyMessage, type Message, type ResourceRecord } from "@/gateways/dns/message";

export interface Hostility {
  /** Every packet that comes over UDP; `send` answers from the server's own port. */
  udp?: (query: Message, send: (packet: Uint8Array) => void, stranger: (packet: Uint8Array) => void) => void;
  /** A connection on which a query has come. */
  tcp?: (socket: Socket, query: Message) => void;
}

/** A nameserver on loopback that does what no honest one does. Without `udp` it says "ask over TCP". */
export async function startHostile({ udp, tcp }: Hostility) {
  const connections = new Set<Socket>();
  const streams = createServer((socket) => {
    connections.add(socket);
    socket.on("error", () => {});
    socket.once("data", (data) => tcp?.(socket, decode(data.subarray(2))));
  });
  streams.listen(0, "127.0.0.1");
  await once(streams, "listening");
  const { port } = streams.address() as AddressInfo;
  const packets = await bound(port);
  const elsewhere = await bound(0);
  let asked = 0;
  packets.on("message", (packet, from) => {
    asked += 1;
    const query = decode(packet);
    const via = (socket: UdpSocket) => (answer: Uint8Array) => socket.send(answer, from.port, from.address);
    if (udp) udp(query, via(packets), via(elsewhere));
    else via(packets)(answerTo(query, [], { truncated: true }));
  });
  return {
    at: `127.0.0.1:${port}`,
    asked: () => asked,
    close() {
      for (const socket of connections) socket.destroy();
      for (const one of [streams, packets, elsewhere]) one.close();
    },
  };
}

async function bound(port: number): Promise<UdpSocket> {
  const socket = createSocket("udp4");
  socket.bind(port, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}

/** An authoritative answer with these records. */
export function answerTo(query: Message, answers: ResourceRecord[], more: Partial<Message> = {}): Uint8Array {
  const { id, question } = query;
  return encode({ ...emptyMessage, id, question, response: true, authoritative: true, answers, ...more });
}

/** With its length in front, as it goes over TCP. */
export function framed(packet: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([packet.length >> 8, packet.length & 0xff]), packet]);
}

export const record = (name: string, type: string, data: string): ResourceRecord => ({
  name,
  type,
  ttl: 60,
  data,
});
