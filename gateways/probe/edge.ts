import type { EdgeFacts, HttpFacts, Redirect, TlsFacts } from "@/domain/go-live/seen/facts";
import { plainAddress } from "@/gateways/address-guard";
import { visit } from "./http";
import { Lanes } from "./lanes";
import { dialled, type Probe, probeTls } from "./tls";

export interface EdgeProbe extends Omit<Probe, "address"> {
  /** One connection at a time to each address of the edge, for this look. */
  lanes: Lanes;
  /** The operator's own addresses, which every look visits. */
  edge: string[];
  markers: string[];
  /** Addresses of a host name that a redirect names. */
  addressesOf: (name: string) => Promise<string[]>;
}

const maxHops = 5;

// Other people's machines see one connection at a time from this process, however many sites point there.
const others = new Lanes();

function inLane<T>(probe: EdgeProbe, address: string, work: () => Promise<T>): Promise<T> {
  return (probe.edge.includes(address) ? probe.lanes : others).run(address, work);
}

/** HTTPS and HTTP of one edge address, each on one connection; redirects to the same host are tried there. */
export async function probeEdge(probe: EdgeProbe, address: string, body: boolean): Promise<EdgeFacts> {
  const [secure, plain] = await Promise.all([secureVisits(probe, address, body), plainVisit(probe, address)]);
  return { address, ...secure, plain };
}

/** Plain HTTP to one address with the host's name. */
export async function plainVisit(probe: EdgeProbe, address: string, body = false): Promise<HttpFacts> {
  const facts = await visitAt(probe, address, "/", body);
  return { ...facts, redirect: await redirectOf(probe, facts) };
}

/** The client's present server, HTTPS first, for comparison; its certificate does not matter. */
export async function probeOrigin(probe: EdgeProbe, address: string): Promise<HttpFacts> {
  const { facts, visited } = await secureVisit(probe, address, "/", true);
  if (visited) return visited;
  const plain = await visitAt(probe, address, "/", true);
  return plain.outcome === "ok"
    ? plain
    : { ...plain, outcome: facts.outcome === "ok" ? plain.outcome : facts.outcome };
}

/**
 * The home page through the edge while its name still leads elsewhere. `sni` is a name that the edge has a certificate
 * for by now, which need not be the host's; without an answer to it, plain HTTP tells at least who answers.
 */
export async function probePreview(probe: EdgeProbe, address: string, sni: string): Promise<HttpFacts> {
  const secure = await inLane(probe, address, async () => {
    const { socket } = await probeTls({ ...probe, host: sni, address });
    return socket && visit({ ...probe, scheme: "https", socket, body: true });
  });
  return secure ?? visitAt(probe, address, "/", true);
}

function visitAt(probe: EdgeProbe, address: string, path: string, body: boolean): Promise<HttpFacts> {
  return inLane(probe, address, async () => {
    const connection = dialled(probe, address, 80);
    if ("socket" in connection)
      return visit({ ...probe, scheme: "http", path, socket: connection.socket, body });
    const url = `http://${probe.host}${path}`;
    const at = probe.clock().toISOString();
    return { outcome: connection.outcome, url, at, ms: 0, headers: {}, hops: [] };
  });
}

/** A handshake and, when it succeeds, a visit on that connection. */
function secureVisit(
  probe: EdgeProbe,
  address: string,
  path: string,
  body: boolean,
): Promise<{ facts: TlsFacts; visited?: HttpFacts }> {
  return inLane(probe, address, async () => {
    const { facts, socket } = await probeTls({ ...probe, address });
    return { facts, visited: socket && (await visit({ ...probe, scheme: "https", path, socket, body })) };
  });
}

async function secureVisits(
  probe: EdgeProbe,
  address: string,
  body: boolean,
): Promise<Omit<EdgeFacts, "address">> {
  const { facts: tls, visited: first } = await secureVisit(probe, address, "/", body);
  if (!first) return { tls };
  const hops: HttpFacts["hops"] = [];
  let last = { ...first, redirect: await redirectOf(probe, first) };
  while (hops.length < maxHops && staysHere(probe.host, last)) {
    const url = new URL(last.redirect?.url as string);
    const { visited } = await secureVisit(probe, address, `${url.pathname}${url.search}`, false);
    if (!visited) break;
    hops.push({ url: url.href, status: visited.status ?? 0 });
    last = { ...visited, redirect: await redirectOf(probe, visited) };
  }
  return { tls, secure: { ...first, redirect: last.redirect, hops } };
}

function staysHere(host: string, facts: HttpFacts): boolean {
  const to = facts.redirect && new URL(facts.redirect.url);
  return to?.protocol === "https:" && to.hostname === host && to.port === "";
}

async function redirectOf(probe: EdgeProbe, facts: HttpFacts): Promise<Redirect | undefined> {
  const location = facts.headers.location;
  if (!location || !facts.status || facts.status < 300 || facts.status > 399) return undefined;
  if (!URL.canParse(location, facts.url))
    return { url: location.slice(0, 300), addresses: [], unsafe: false };
  const url = new URL(location, facts.url);
  const addresses = await leadsTo(probe, url.hostname.replace(/^\[|\]$/g, ""));
  return {
    url: url.href.slice(0, 1000),
    addresses,
    unsafe: addresses.some((address) => !probe.network.isSafe(address)),
  };
}

async function leadsTo(probe: EdgeProbe, name: string): Promise<string[]> {
  if (name === probe.host) return [];
  const literal = plainAddress(name);
  return literal ? [literal] : probe.addressesOf(name);
}
