import type { RequestListener } from "node:http";
import { isIPv6 } from "node:net";
import { type Listener, listenDns, type Respond } from "./dns-listener";
import { type Handshake, listenWeb } from "./host-listener";
import type { Transport } from "./message";

export interface Connection {
  /** Logical address and port, as in `routes`. */
  to: string;
  transport: Transport;
  /** Milliseconds of the real clock. */
  at: number;
  /** `name type` of a DNS question. */
  question?: string;
}

/** Connections that are remembered: a demonstration may run for days. */
const remembered = 20_000;

/** `203.0.113.10:443`, `[2001:db8::1]:53`. */
export function socketAddress(address: string, port: number | string): string {
  // WHATWG URLs write IPv6 in its shortest form
  return isIPv6(address) ? `${new URL(`http://[${address}]`).hostname}:${port}` : `${address}:${port}`;
}

/** Gives every logical address and port a listener on loopback; the first one at an address stays. */
export class Switchboard {
  readonly routes: Record<string, string> = {};
  readonly connections: Connection[] = [];
  readonly #listeners: Listener[] = [];

  async dns(address: string, respond: Respond): Promise<void> {
    const to = socketAddress(address, 53);
    await this.#plug(to, () =>
      listenDns((query, transport) => {
        this.#log({ to, transport, at: Date.now(), question: `${query.name} ${query.type}` });
        return respond(query, transport);
      }),
    );
  }

  async web(
    address: string,
    port: number | string,
    handshake: Handshake,
    answer: RequestListener,
  ): Promise<void> {
    const to = socketAddress(address, port);
    await this.#plug(to, () =>
      listenWeb(handshake, answer, () => this.#log({ to, transport: "tcp", at: Date.now() })),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener.close()));
  }

  async #plug(to: string, listen: () => Promise<Listener>): Promise<void> {
    if (this.routes[to]) return;
    const listener = await listen();
    this.#listeners.push(listener);
    this.routes[to] = listener.at;
  }

  #log(connection: Connection): void {
    this.connections.push(connection);
    if (this.connections.length > remembered) this.connections.splice(0, remembered / 2);
  }
}
