import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { edgeMarker, environmentMarker } from "@/e2e/internet/edge";
import { shake } from "@/e2e/internet/visit";
import { type Bench, until } from "./daemon";
import type { Pebble } from "./pebble";

export interface Caddy {
  plain: number;
  secure: number;
  /** Shakes hands until the certificate is there; the first handshake of a host makes Caddy fetch it. */
  warm(host: string, trust: string): Promise<void>;
}

interface Settings {
  address: string;
  plain: number;
  secure: number;
  /** By hostname: where its origin listens. */
  routes: Record<string, string>;
  /** Address that allows or denies a certificate for a hostname. */
  ask: string;
  pebble: Pebble;
}

const marked = (more: Record<string, string[]> = {}) => ({
  handler: "headers",
  response: { set: { [edgeMarker.name]: [edgeMarker.value], ...more }, deferred: true },
});
const environment = { [environmentMarker]: ["c1"] };

/** Every host has a route that ends, hosts without one get 421, and failures carry the markers too. */
function serverOf({ address, secure, routes }: Settings) {
  const hosts = Object.entries(routes);
  const of = (host: string, last: object) => ({
    match: [{ host: [host] }],
    handle: [marked(environment), last],
    terminal: true,
  });
  const answer = (status: string) => ({ handler: "static_response", status_code: status });
  return {
    listen: [`${address}:${secure}`],
    routes: [
      ...hosts.map(([host, dial]) => of(host, { handler: "reverse_proxy", upstreams: [{ dial }] })),
      { handle: [marked(), answer("421")] },
    ],
    errors: {
      routes: hosts.map(([host]) => of(host, answer("{http.error.status_code}"))),
    },
    tls_connection_policies: [{}],
    automatic_https: { disable_redirects: true },
  };
}

function plainServer({ address, plain }: Settings) {
  const location = "https://{http.request.host}{http.request.uri}";
  const handle = [
    marked(environment),
    { handler: "static_response", status_code: "308", headers: { Location: [location] } },
  ];
  return { listen: [`${address}:${plain}`], routes: [{ handle }] };
}

export async function startCaddy(bench: Bench, settings: Settings): Promise<Caddy> {
  const { address, plain, secure, ask, pebble } = settings;
  const issuer = {
    module: "acme",
    ca: pebble.directory,
    trusted_roots_pem_files: [pebble.authorityFile],
    challenges: { http: { alternate_port: plain }, "tls-alpn": { alternate_port: secure } },
  };
  const config = {
    admin: { disabled: true },
    storage: { module: "file_system", root: bench.path("caddy") },
    apps: {
      http: {
        http_port: plain,
        https_port: secure,
        servers: { secure: serverOf(settings), plain: plainServer(settings) },
      },
      tls: { automation: { on_demand: { ask }, policies: [{ issuers: [issuer], on_demand: true }] } },
    },
  };
  const file = bench.write("caddy.json", JSON.stringify(config));
  const at = `${address}:${secure}`;
  // an alert is an answer too: it listens
  const ready = async () => !/REFUSED/.test((await shake(at, "nobody.com", "")).fault);
  await bench.start("caddy", ["run", "--config", file], ready, { XDG_CONFIG_HOME: bench.folder });
  return {
    plain,
    secure,
    warm: (host, trust) =>
      until(
        async () => (await shake(at, host, trust, 10_000)).fault === "",
        () => `Caddy got no certificate for ${host}`,
      ),
  };
}

/** Answers whether Caddy may fetch a certificate: yes for the hosts in the set. */
export function startAsk(allowed: Set<string>) {
  return startHttp((request, response) => {
    const host = new URL(request.url ?? "/", "http://ask").searchParams.get("domain") ?? "";
    response.writeHead(allowed.has(host) ? 200 : 404).end();
  }, "http://");
}

/** A website without any marker, as the client's own server is. */
export function startOrigin(title: string) {
  return startHttp((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>${title}</title>`);
  });
}

function startHttp(answer: RequestListener, scheme = ""): Promise<{ at: string; server: Server }> {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve({ at: `${scheme}127.0.0.1:${(server.address() as AddressInfo).port}`, server }),
    );
  });
}
