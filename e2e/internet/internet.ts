import type { InternetConfig } from "@/gateways/network";
import { CertificateAuthority } from "./certificate-authority";
import { Edge } from "./edge";
import { hierarchy, rootServer } from "./hierarchy";
import { type Ask, Recursion } from "./recursion";
import { Resolver } from "./resolver";
import { type Connection, Switchboard } from "./switchboard";
import { answerAs, handshakeOf } from "./web-host";
import type { World } from "./world";
import { ZoneBook } from "./zone-book";

export interface Internet {
  /** What the portal is told. `routes` grows when a zone is added on new addresses. */
  config: InternetConfig;
  /** Reads and edits zones while they are served. */
  zones: ZoneBook;
  /** Absent when the world has none. */
  edge?: Edge;
  /** Everything that clients asked or connected to, oldest first. */
  connections: Connection[];
  /** Empties the cache of one resolver, or of all. */
  flush(resolver?: string): void;
  /** Starts listening on nameserver addresses that `zones.add` brought. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Starts every server of the world on loopback. `now` is DNS time in milliseconds. */
export async function startInternet(world: World, now: () => number = Date.now): Promise<Internet> {
  const authority = await CertificateAuthority.create();
  const zones = new ZoneBook(hierarchy(world));
  const switchboard = new Switchboard();
  const ask: Ask = (address, query, transport) => zones.nameservers.get(address)?.respond(query, transport);
  const resolvers = startResolvers(world, zones, ask, now);
  const walk = new Recursion([world.root.addr], ask);
  const leadsHere = (host: string) =>
    addressesOf(walk, host).some((one) => world.edge?.addresses.includes(one));
  const edge =
    world.edge && new Edge(world.edge, (host) => walk.aliases(host), authority, undefined, leadsHere);

  const listen = async () => {
    for (const [address, server] of zones.nameservers)
      await switchboard.dns(address, (query, transport) => server.respond(query, transport));
  };
  await listen();
  for (const { address, resolver } of resolvers)
    await switchboard.dns(address, (query, transport) => resolver.respond(query, transport));
  await plugHosts(world, authority, switchboard);
  if (edge) await plugEdge(edge, switchboard);

  return {
    config: {
      roots: [{ name: rootServer, address: world.root.addr }],
      resolvers: resolvers.map(({ id, name, address }) => ({ id, name, address })),
      routes: switchboard.routes,
      extraPublic: world.extraPublic,
      trust: authority.trust,
    },
    zones,
    edge,
    connections: switchboard.connections,
    flush(id) {
      for (const each of resolvers) if (!id || id === each.id) each.resolver.flush();
    },
    listen,
    close: () => switchboard.close(),
  };
}

const addressesOf = (walk: Recursion, host: string) =>
  (walk.find(host, "A")?.rows ?? []).map(({ data }) => String(data));

function startResolvers(world: World, zones: ZoneBook, ask: Ask, now: () => number) {
  const start = world.now ? Date.parse(world.now) : now();
  const dnssecOf = (name: string) => zones.dnssecOf(name);
  return Object.entries(world.resolvers).map(([id, spec], index) => {
    const recursion = new Recursion([world.root.addr], ask, index);
    const resolver = new Resolver(spec, recursion, dnssecOf, now, start);
    return { id, name: spec.name ?? id, address: spec.addr, resolver };
  });
}

async function plugHosts(
  world: World,
  authority: CertificateAuthority,
  switchboard: Switchboard,
): Promise<void> {
  const host = world.host ?? "";
  for (const [address, ports] of Object.entries(world.hosts))
    for (const [port, spec] of Object.entries(ports)) {
      const handshake = await handshakeOf(spec, authority, host);
      await switchboard.web(address, port, handshake, answerAs(spec.http ?? [], host));
    }
}

async function plugEdge(edge: Edge, switchboard: Switchboard): Promise<void> {
  for (const address of edge.spec.addresses) {
    await switchboard.web(address, 80, { kind: "plain" }, edge.answer(false));
    await switchboard.web(address, 443, edge.handshake, edge.answer(true));
  }
}
