import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import {
  checkServerIdentity,
  connect,
  createSecureContext,
  type PeerCertificate,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from "node:tls";
import { coversHost } from "@/domain/go-live/seen/certificate-names";
import type { Connection, TlsFacts } from "@/domain/go-live/seen/facts";
import { type Network, Undialled } from "@/gateways/network";
import { chainFault } from "./chain";

export interface Probe {
  network: Network;
  address: string;
  /** SNI and Host: the name stays the name, the address is pinned. */
  host: string;
  clock: () => Date;
  signal: AbortSignal;
}

const handshakeLimit = 5000;

/** Shakes hands with one address and describes the certificate. The socket is open when the outcome is ok. */
export async function probeTls(probe: Probe): Promise<{ facts: TlsFacts; socket?: TLSSocket }> {
  // The machine's clock, because that is the one certificates are checked against.
  const at = new Date().toISOString();
  const start = performance.now();
  const end = await handshake(probe);
  const ms = Math.round(performance.now() - start);
  if (!("socket" in end)) return { facts: { ...end, at, ms, names: [], chain: [] } };
  try {
    return { facts: { outcome: "ok", at, ms, ...certificateOf(end.socket, probe) }, socket: end.socket };
  } catch (error) {
    end.socket.destroy();
    throw error;
  }
}

type End = { socket: TLSSocket } | { outcome: Connection; code?: string };

async function handshake(probe: Probe): Promise<End> {
  const { network, address, host, signal } = probe;
  const connection = dialled(probe, address, 443);
  if (!("socket" in connection)) return connection;
  const socket = connect({
    socket: connection.socket,
    servername: host,
    secureContext: trusting(network.internet.trust),
    ALPNProtocols: ["http/1.1"],
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  return new Promise((resolve) => {
    const finish = (end: End) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", runOut);
      if (!("socket" in end)) socket.destroy();
      resolve(end);
    };
    const timer = setTimeout(() => finish({ outcome: "hang" }), handshakeLimit);
    const runOut = () => finish(late);
    signal.addEventListener("abort", runOut);
    socket.once("secureConnect", () => finish({ socket }));
    socket.on("error", (error) => finish(failureOf(error)));
    socket.once("close", () => finish({ outcome: "reset" }));
  });
}

/** The look's time is over, which says nothing about the address. */
const late = { outcome: "no-route", code: "late" } as const;

/** A socket to a web port of the address, or why there is none. */
export function dialled(
  { network, signal }: Pick<Probe, "network" | "signal">,
  address: string,
  port: 80 | 443,
): { socket: Socket } | { outcome: Connection; code: string } {
  if (signal.aborted) return late;
  try {
    return { socket: network.tcp(address, port, "web") };
  } catch (error) {
    if (!(error instanceof Undialled)) throw error;
    return { outcome: error.code === "unsafe" ? "unsafe" : "hang", code: error.code };
  }
}

let known: { trust: string; context: SecureContext } | undefined;

/** Node's authorities and the configured ones, read once: there are more than a hundred. */
function trusting(trust: string): SecureContext {
  if (known?.trust !== trust) {
    const ca = trust ? [...rootCertificates, trust] : [...rootCertificates];
    known = { trust, context: createSecureContext({ ca }) };
  }
  return known.context;
}

const outcomes: Record<string, Connection> = {
  ECONNREFUSED: "refused",
  ETIMEDOUT: "hang",
  EHOSTUNREACH: "hang",
  ENETUNREACH: "no-route",
  EADDRNOTAVAIL: "no-route",
  EAFNOSUPPORT: "no-route",
  unsafe: "unsafe",
};

/** How a connection failed: refused, reset, an alert of the other side, or no way there. */
export function failureOf(error: Error): { outcome: Connection; code: string } {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const alert = code === "EPROTO" || code.startsWith("ERR_SSL");
  return { outcome: outcomes[code] ?? (alert ? "alert" : "reset"), code };
}

function certificateOf(socket: TLSSocket, { host, network }: Probe): Omit<TlsFacts, "outcome" | "at" | "ms"> {
  const leaf = socket.getPeerCertificate(true);
  if (!leaf.raw) return { names: [], chain: [], trustError: "NO_CERTIFICATE" };
  const names = namesOf(leaf);
  const reported = socket.authorized ? undefined : String(socket.authorizationError ?? "UNTRUSTED");
  const trustError = reported && chainFault(leaf, reported, network.internet.trust);
  const nameError = nameErrorOf(leaf, names, host);
  return {
    names: names.slice(0, 50),
    issuer: nameOf(leaf.issuer),
    validFrom: instantOf(leaf.valid_from),
    validTo: instantOf(leaf.valid_to),
    fingerprint: createHash("sha256").update(leaf.raw).digest("hex"),
    chain: chainOf(leaf),
    ...(trustError && { trustError }),
    ...(nameError && { nameError: nameError.slice(0, 300) }),
  };
}

/** Undefined where the certificate says no date: OpenSSL calls it "Bad time value". */
function instantOf(date: string): string | undefined {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Node accepts a wildcard that is part of a label, and the old common name; browsers accept neither. */
function nameErrorOf(leaf: PeerCertificate, names: string[], host: string): string | undefined {
  const refused = checkServerIdentity(host, leaf)?.message;
  return refused ?? (coversHost(names, host) ? undefined : `${host} is not among the certificate's names`);
}

function namesOf(leaf: PeerCertificate): string[] {
  return (leaf.subjectaltname ?? "")
    .split(", ")
    .filter((name) => name.startsWith("DNS:"))
    .map((name) => name.slice(4, 260).toLowerCase());
}

function nameOf(subject: PeerCertificate["subject"] | undefined): string {
  return String(subject?.CN ?? subject?.O ?? "unnamed").slice(0, 200);
}

function chainOf(leaf: ReturnType<TLSSocket["getPeerCertificate"]>): string[] {
  const chain: string[] = [];
  for (let one = leaf as PeerCertificate & { issuerCertificate?: typeof leaf }; chain.length < 10; ) {
    chain.push(nameOf(one.subject));
    const next = one.issuerCertificate as typeof one | undefined;
    if (!next || next.fingerprint256 === one.fingerprint256) break;
    one = next;
  }
  return chain;
}
