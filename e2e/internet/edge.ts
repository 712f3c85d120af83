import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createSecureContext, type SecureContext } from "node:tls";
import type { CertificateAuthority } from "./certificate-authority";
import type { Handshake } from "./host-listener";
import { canonical } from "./name";
import type { EdgeSpec, TlsSpec } from "./world";

export const edgeMarker = { name: "x-edge", value: "agency-edge" };
export const environmentMarker = "x-edge-env";

/** A fault that a test or a demonstration gives to one hostname. */
export interface Behaviour {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  /** Another certificate, or none: the handshake ends with an alert. */
  tls?: TlsSpec | "alert";
  /** False: the answer names no environment, as if the edge had no route for the site. */
  marked?: boolean;
}

export type AskLabel = (host: string) => Promise<string | undefined>;

/** The platform in front of the websites: one set of addresses, told apart by hostname. */
export class Edge {
  readonly domain: string;
  readonly #assigned = new Map<string, string>();
  readonly #behaviours = new Map<string, Behaviour>();

  constructor(
    readonly spec: EdgeSpec,
    /** The names that an alias chain passes, the asked name first. */
    readonly aliases: (host: string) => string[],
    readonly authority: CertificateAuthority,
    /** Asked when neither DNS nor {@link assign} knows the hostname. */
    public ask: AskLabel = async () => undefined,
    /** DNS has one of the edge's addresses at this hostname. */
    readonly leadsHere: (host: string) => boolean = () => false,
  ) {
    this.domain = canonical(spec.domain);
  }

  /** Tells the edge which environment a hostname belongs to: needed for apex names and before DNS points. */
  assign(host: string, label: string): void {
    this.#assigned.set(canonical(host), canonical(label));
  }

  forget(host: string): void {
    this.#assigned.delete(canonical(host));
  }

  get assignments(): [host: string, label: string][] {
    return [...this.#assigned].sort();
  }

  /** Without a behaviour the hostname is served well again. */
  behave(host: string, behaviour?: Behaviour): void {
    if (behaviour) this.#behaviours.set(canonical(host), behaviour);
    else this.#behaviours.delete(canonical(host));
  }

  /** The environment's edge label, undefined for a hostname that nobody told the edge about. */
  async labelOf(host: string): Promise<string | undefined> {
    const name = canonical(host);
    return this.#pointed(name) ?? this.#assigned.get(name) ?? (await this.ask(name)) ?? this.#bare(name);
  }

  /** On demand an authority must find the edge at the name; with `before` it is enough that the edge knows it. */
  async #certifies(host: string): Promise<boolean> {
    const name = canonical(host);
    if (this.spec.certificates === "before") return (await this.labelOf(name)) !== undefined;
    const pointed = this.#pointed(name) ?? this.#assigned.get(name) ?? this.#bare(name);
    return pointed !== undefined || (this.leadsHere(name) && (await this.ask(name)) !== undefined);
  }

  #bare(name: string): string | undefined {
    return this.spec.bareFollowsWww ? this.#pointed(`www.${name}`) : undefined;
  }

  #pointed(name: string): string | undefined {
    const labels = this.aliases(name).map((alias) => this.#labelIn(alias));
    return labels.find(Boolean);
  }

  #labelIn(name: string): string | undefined {
    const label = name.endsWith(`.${this.domain}`) ? name.slice(0, -1 - this.domain.length) : "";
    return label && !label.includes(".") ? label : undefined;
  }

  /** Issues a certificate for every hostname that may have one now; all others get a TLS alert. */
  get handshake(): Handshake {
    const give = async (host: string): Promise<SecureContext | undefined> => {
      const tls = this.#behaviours.get(canonical(host))?.tls;
      if (tls === "alert" || !(await this.#certifies(host))) return undefined;
      return createSecureContext(await this.authority.issue({ names: [host], ...tls }));
    };
    return {
      kind: "tls",
      options: {
        SNICallback: (host, done) => {
          give(host).then(
            (context) => done(null, context),
            (error: Error) => done(error),
          );
        },
      },
    };
  }

  answer(secure: boolean): RequestListener {
    return (request, response) => {
      this.#answer(secure, request, response).catch((error: Error) => response.destroy(error));
    };
  }

  async #answer(secure: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = canonical((request.headers.host ?? "").replace(/:\d+$/, ""));
    const label = await this.labelOf(host);
    response.setHeader(edgeMarker.name, edgeMarker.value);
    if (!label) {
      response
        .writeHead(421, { "content-type": "text/plain" })
        .end("This edge does not know the hostname.\n");
      return;
    }
    const behaviour = this.#behaviours.get(host) ?? {};
    if (behaviour.marked !== false) response.setHeader(environmentMarker, label);
    if (!secure) {
      response.writeHead(308, { location: `https://${host}${request.url ?? "/"}` }).end();
      return;
    }
    const headers = { "content-type": "text/html; charset=utf-8", ...behaviour.headers };
    response.writeHead(behaviour.status ?? 200, headers).end(behaviour.body ?? page(host));
  }
}

function page(host: string): string {
  const name = host.replace(/[&<>"]/g, "");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${name}</title>
<h1>${name}</h1>
<p>Served through the practice edge.</p>
</html>
`;
}
