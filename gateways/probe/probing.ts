import type { HttpFacts, TlsFacts } from "@/domain/go-live/seen/facts";
import { visit } from "./http";
import { Lanes } from "./lanes";
import { dialled, type Probe, probeTls } from "./tls";

/** What all probes of one look share. */
export interface Probing extends Omit<Probe, "address"> {
  /** One connection at a time to each address of the edge, for this look. */
  lanes: Lanes;
  /** The operator's own addresses, which every look visits. */
  edge: string[];
  markers: string[];
  /** The names whose redirects to each other are followed: the host, and the other of www and the bare domain. */
  site: string[];
  /** Addresses of a host name that a redirect names. */
  addressesOf: (name: string) => Promise<string[]>;
}

// Other people's machines see one connection at a time from this process, however many sites point there.
const others = new Lanes();

export function inLane<T>(probing: Probing, address: string, work: () => Promise<T>): Promise<T> {
  return (probing.edge.includes(address) ? probing.lanes : others).run(address, work, probing.signal);
}

/** One plain request to the address, with the host's name. */
export function visitPlainly(
  probing: Probing,
  address: string,
  path: string,
  body: boolean,
): Promise<HttpFacts> {
  return inLane(probing, address, async () => {
    const connection = dialled(probing, address, 80);
    if ("socket" in connection)
      return visit({ ...probing, scheme: "http", path, socket: connection.socket, body });
    const url = `http://${probing.host}${path}`;
    const at = probing.clock().toISOString();
    return { outcome: connection.outcome, url, at, ms: 0, headers: {}, hops: [] };
  });
}

/** A handshake and, when it succeeds, a request on that connection. */
export function visitSecurely(
  probing: Probing,
  address: string,
  path: string,
  body: boolean,
): Promise<{ facts: TlsFacts; visited?: HttpFacts }> {
  return inLane(probing, address, async () => {
    const { facts, socket } = await probeTls({ ...probing, address });
    return { facts, visited: socket && (await visit({ ...probing, scheme: "https", path, socket, body })) };
  });
}
