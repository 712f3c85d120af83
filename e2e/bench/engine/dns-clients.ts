import { createSocket, type Socket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import packet from "dns-packet";
import { answerFrom } from "@/gateways/dns/answer";
import { DnsClient } from "@/gateways/dns/client";
import { encode } from "@/gateways/dns/codec";
import { emptyMessage } from "@/gateways/dns/message";
import { Network, publicInternet } from "@/gateways/network";
import type { Authority } from "./authority";

/** One way to ask: `check` puts the four questions to both servers and throws when one is not answered. */
export interface Asker {
  name: string;
  check: (host: string) => Promise<unknown>;
  close: () => void;
}

export const TYPES = ["A", "AAAA", "CAA", "TXT"] as const;

export async function askers(authority: Authority): Promise<Asker[]> {
  return [nodeDns(authority), await dnsPacket(authority), ours(authority), await ceiling(authority)];
}

function nodeDns({ host, ports }: Authority): Asker {
  const resolvers = ports.map((port) => {
    const resolver = new Resolver();
    resolver.setServers([`${host}:${port}`]);
    return resolver;
  });
  const check = (name: string) =>
    Promise.all(
      resolvers.flatMap((one) => [
        one.resolve4(name, { ttl: true }),
        one.resolve6(name, { ttl: true }),
        one.resolveCaa(name),
        one.resolveTxt(name),
      ]),
    );
  return { name: "node:dns", check, close: () => {} };
}

/**
 * As a check of the portal asks: a client of its own for each check, and facts out of what came back. The signal that
 * ends a check is made once: the portal makes one for about seventy questions, not for eight.
 */
export function ours({ host, ports }: Authority): Asker {
  const servers = ports.map((_, i) => `192.0.2.${11 + i}`);
  const routes = Object.fromEntries(servers.map((one, i) => [`${one}:53`, `${host}:${ports[i]}`]));
  const network = new Network({ ...publicInternet, routes, extraPublic: ["192.0.2.0/24"] });
  const { signal } = new AbortController();
  const check = async (name: string) => {
    const client = new DnsClient(network, () => new Date(), signal);
    const asked = servers.flatMap((server) =>
      TYPES.map(async (type) => {
        const question = { name, type };
        const { outcome } = answerFrom(question, await client.ask(server, question, { server }), true);
        if (outcome !== "answer") throw new Error(`${name} ${type}: ${outcome}`);
      }),
    );
    await Promise.all(asked);
  };
  return { name: "ours", check, close: () => {} };
}

/** The least a client with dns-packet does: one socket, answers told apart by id, no time limit. */
async function dnsPacket(authority: Authority): Promise<Asker> {
  const asks = await each(authority, (socket) => {
    const open = new Map<number, () => void>();
    let last = 0;
    socket.on("message", (bytes) => {
      const { id = -1, answers } = packet.decode(bytes);
      if (answers?.length) open.get(id)?.();
      open.delete(id);
    });
    return (name, type) =>
      new Promise<void>((resolve) => {
        last = (last + 1) % 0x10000;
        open.set(last, resolve);
        const additionals = [{ type: "OPT", name: ".", udpPayloadSize: 1232, flags: 0, options: [] }];
        socket.send(
          packet.encode({ type: "query", id: last, questions: [{ type, name }], additionals } as never),
        );
      });
  });
  return asker("dns-packet, one socket", asks);
}

/** What the sockets of Node can do at best: questions written once, answers counted and not read. */
async function ceiling(authority: Authority): Promise<Asker> {
  const written = new Map<string, Buffer>();
  const asks = await each(authority, (socket) => {
    const open: (() => void)[] = [];
    socket.on("message", () => open.shift()?.());
    return (name, type) =>
      new Promise<void>((resolve) => {
        const key = `${name} ${type}`;
        const query = { ...emptyMessage, question: { name, type } };
        const wire =
          written.get(key) ?? encode({ ...query, edns: { size: 1232, dnssecOk: false, errors: [] } });
        written.set(key, wire);
        open.push(resolve);
        socket.send(wire);
      });
  });
  return asker("dgram, nothing parsed", asks);
}

type Ask = (name: string, type: string) => Promise<void>;

async function each({ host, ports }: Authority, serve: (socket: Socket) => Ask) {
  return Promise.all(
    ports.map(async (port) => {
      const socket = createSocket("udp4");
      socket.connect(port, host);
      await once(socket, "connect");
      return { ask: serve(socket), socket };
    }),
  );
}

const asker = (name: string, asks: { ask: Ask; socket: Socket }[]): Asker => ({
  name,
  check: (host) => Promise.all(asks.flatMap(({ ask }) => TYPES.map((type) => ask(host, type)))),
  close: () => {
    for (const { socket } of asks) socket.close();
  },
});
