import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { connect, isIPv6, type Socket } from "node:net";
import { addressIn, isPublicAddress } from "./address-guard";

/** The internet as the portal sees it. Practice and tests bring their own; production is `publicInternet`. */
export interface InternetConfig {
  roots: { name: string; address: string }[];
  resolvers: { id: string; name: string; address: string }[];
  /** "203.0.113.10:443" or "[2001:db8::1]:53" to "127.0.0.1:40123". In practice (any route or extra range given) only routes are dialled. */
  routes: Record<string, string>;
  /** CIDRs that the guard accepts besides public unicast. */
  extraPublic: string[];
  /** PEM of certificate authorities trusted besides Node's. */
  trust: string;
}

const rootAddresses = [
  "198.41.0.4",
  "170.247.170.2",
  "192.33.4.12",
  "199.7.91.13",
  "192.203.230.10",
  "192.5.5.241",
  "192.112.36.4",
  "198.97.190.53",
  "192.36.148.17",
  "192.58.128.30",
  "193.0.14.129",
  "199.7.83.42",
  "202.12.27.33",
];

/** The root servers of www.iana.org/domains/root/servers, and four public resolver operators. */
export const publicInternet: InternetConfig = {
  roots: rootAddresses.map((address, i) => ({
    name: `${String.fromCharCode(97 + i)}.root-servers.net`,
    address,
  })),
  resolvers: [
    { id: "cloudflare", name: "Cloudflare", address: "1.1.1.1" },
    { id: "google", name: "Google", address: "8.8.8.8" },
    { id: "quad9", name: "Quad9", address: "9.9.9.9" },
    { id: "opendns", name: "OpenDNS", address: "208.67.222.222" },
  ],
  routes: {},
  extraPublic: [],
  trust: "",
};

/** Why no byte was sent: `unsafe` = not a public address, or a port that is not ours to use. */
export class Undialled extends Error {
  constructor(
    readonly code: "unsafe" | "no-route",
    destination: string,
  ) {
    super(`${code}: ${destination}`);
  }
}

/** Ends a connection that does not lead to the address that was judged. */
export function refuseOther(socket: Socket, wanted: string): void {
  const there = addressIn(socket.remoteAddress ?? "");
  if (there === undefined || there !== addressIn(wanted))
    socket.destroy(new Undialled("unsafe", socket.remoteAddress ?? "nowhere"));
}

export interface Dialled {
  protocol: "udp" | "tcp";
  /** The logical address and port, before routes. */
  address: string;
  port: number;
  /** Bytes that came back over TCP so far. */
  received: () => number;
}

/** An address and port that may be dialled. */
export interface Place {
  host: string;
  port: number;
  /** Both as one text. */
  key: string;
}

/** A UDP socket for one place, and how to connect it: packets of others never reach it. Its port is the system's random choice. */
export function udpSocket({ host, port }: Place): { socket: UdpSocket; connect: () => void } {
  const family = isIPv6(host) ? 6 : 4;
  const socket = createSocket({
    type: family === 6 ? "udp6" : "udp4",
    // Only addresses come here, so there is nothing to look up.
    lookup: (address, _options, found) => found(null, address, family),
  });
  return { socket, connect: () => socket.connect(port, host) };
}

type Purpose = "dns" | "web";
const ports: Record<Purpose, readonly number[]> = { dns: [53], web: [80, 443] };

/**
 * The only way out. It judges the logical address, allows DNS on port 53 and web on ports 80 and 443, maps
 * through the routes, and dials exactly the address that it judged: no name is ever looked up here.
 */
export class Network {
  /** What was judged, and where it leads; one look meets few addresses. */
  private readonly judged = new Map<string, boolean>();
  private readonly places = new Map<string, Place>();

  constructor(
    readonly internet: InternetConfig,
    private readonly onConnect?: (dialled: Dialled) => void,
  ) {}

  get isPractice(): boolean {
    return Object.keys(this.internet.routes).length + this.internet.extraPublic.length > 0;
  }

  isSafe(address: string): boolean {
    const known = this.judged.get(address);
    if (known !== undefined) return known;
    const safe = isPublicAddress(address, this.internet.extraPublic);
    this.judged.set(address, safe);
    return safe;
  }

  /** Where a query to a nameserver goes over UDP. Judged for every query, whichever socket then carries it. */
  udpPlace(address: string): Place {
    const known = this.places.get(address);
    const to = known ?? this.route(address, 53, "dns");
    if (!known) this.places.set(address, to);
    this.onConnect?.({ protocol: "udp", address, port: 53, received: () => 0 });
    return to;
  }

  tcp(address: string, port: number, purpose: Purpose): Socket {
    const to = this.route(address, port, purpose);
    const socket = connect(to);
    // The first to hear of the connection, before anybody writes.
    socket.once("connect", () => refuseOther(socket, to.host));
    this.onConnect?.({ protocol: "tcp", address, port, received: () => socket.bytesRead });
    return socket;
  }

  private route(address: string, port: number, purpose: Purpose): Place {
    const host = isIPv6(address) ? `[${address}]` : address;
    const key = `${host}:${port}`;
    if (!ports[purpose].includes(port) || !this.isSafe(address)) throw new Undialled("unsafe", key);
    const to = this.isPractice ? this.internet.routes[key] : key;
    if (to === undefined) throw new Undialled("no-route", key);
    const colon = to.lastIndexOf(":");
    return { host: to.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(to.slice(colon + 1)), key: to };
  }
}
