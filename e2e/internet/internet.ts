import { isIPv6 } from "node:net";
import { CertificateAuthority } from "./certificate-authority";
import { type Listener, listenDns, type Respond } from "./dns-listener";
import { Edge } from "./edge";
import { hierarchy, rootServer } from "./hierarchy";
import { type Handshake, listenWeb } from "./host-listener";
import type { Transport } from "./message";
import { canonical } from "./name";
import { type Ask, Recursion } from "./recursion";
import { Resolver } from "./resolver";
import { answerAs, handshakeOf } from "./web-host";
import type { InternetConfig, World } from "./world";
import { ZoneBook } from "./zone-book";

export interface Connection {
  /** Logical address and port, as in `routes`. */
  to: string;
  transport: Transport;
  at: number;
  /** `name type` of a DNS question. */
  question?: string;
}

export interface Internet {
  /** What the portal is told. `routes` grows when a zone is added on new addresses. */
  config: InternetConfig;
  zones: ZoneBook;
  /** Absent when the world has none. */
  edge?: Edge;
  /** Empties the cache of one resolver, or of all. */
  flush(resolver?: string): void;
  /** Everything that clients asked or connected to, oldest first. */
  connections: Connection[];
  /** Starts listening on nameserver addresses that `zones.add` brought. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** `203.0.113.10:443`, `[2001:db8::1]:53`. */
export function socketAddress(address: string, port: number | string): string {
  // WHATWG URLs write IPv6 in its shortest form
  return isIPv6(address) ? `${new URL(`http://[${address}]`).hostname}:${port}` : `${address}:${port}`;
}

/** Starts every server of the world on loopback. `now` is DNS time in milliseconds. */
export async function startInternet(world: World, now: () => number = Date.now): Promise<Internet> {
  const authority = await CertificateAuthority.create();
  const zones = new ZoneBook(hierarchy(world));
  const listeners: Listener[] = [];
  const connections: Connection[] = [];
  const routes: Record<string, string> = {};
  const start = world.now ? Date.parse(world.now) : now();

  const ask: Ask = (address, query, transport) => zones.nameservers.get(address)?.respond(query, transport);
  const recursions = (preference: number) => new Recursion([world.root.addr], ask, preference);
  const resolvers = new Map(
    Object.entries(world.resolvers).map(([id, spec], index) => {
      const resolver = new Resolver(spec, recursions(index), (name) => zones.dnssecOf(name), now, start);
      return [id, { spec, resolver }];
    }),
  );
  const edge = world.edge && new Edge(world.edge, (host) => aliasChain(recursions(0), host), authority);

  const serveDns = async (address: string, respond: Respond) => {
    const to = socketAddress(address, 53);
    if (routes[to]) return;
    const listener = await listenDns((query, transport) => {
      connections.push({ to, transport, at: Date.now(), question: `${query.name} ${query.type}` });
      return respond(query, transport);
    });
    listeners.push(listener);
    routes[to] = listener.at;
  };
  const serveWeb = async (to: string, handshake: Handshake, answer: ReturnType<Edge["answer"]>) => {
    const listener = await listenWeb(handshake, answer, () =>
      connections.push({ to, transport: "tcp", at: Date.now() }),
    );
    listeners.push(listener);
    routes[to] = listener.at;
  };
  const listen = async () => {
    for (const [address, server] of zones.nameservers)
      await serveDns(address, (query, transport) => server.respond(query, transport));
  };

  await listen();
  for (const { spec, resolver } of resolvers.values())
    await serveDns(spec.addr, (query, transport) => resolver.respond(query, transport));
  for (const [address, ports] of Object.entries(world.hosts))
    for (const [port, spec] of Object.entries(ports)) {
      const host = world.host ?? "";
      const handshake = await handshakeOf(spec, authority, host);
      await serveWeb(socketAddress(address, port), handshake, answerAs(spec.http ?? [], host));
    }
  for (const address of edge?.spec.addresses ?? []) {
    await serveWeb(
      socketAddress(address, 80),
      { kind: "plain" },
      edge?.answer(false) as ReturnType<Edge["answer"]>,
    );
    await serveWeb(
      socketAddress(address, 443),
      edge?.handshake as Handshake,
      edge?.answer(true) as ReturnType<Edge["answer"]>,
    );
  }

  return {
    config: {
      roots: [{ name: rootServer, address: world.root.addr }],
      resolvers: [...resolvers].map(([id, { spec }]) => ({ id, name: spec.name ?? id, address: spec.addr })),
      routes,
      extraPublic: world.extraPublic,
      trust: authority.trust,
    },
    zones,
    edge,
    flush(id) {
      for (const [each, { resolver }] of resolvers) if (!id || id === each) resolver.flush();
    },
    connections,
    listen,
    async close() {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

function aliasChain(recursion: Recursion, host: string): string[] {
  const names = [canonical(host)];
  for (let hop = 0; hop < 8; hop += 1) {
    const [alias] = recursion.find(names.at(-1) ?? "", "CNAME")?.rows ?? [];
    if (!alias) break;
    names.push(canonical(String(alias.data)));
  }
  return names;
}
