import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Listener } from "./dns-listener";
import type { Internet } from "./internet";
import { Provider } from "./provider";
import type { Entry } from "./provider-entry";
import { overviewPage } from "./provider-page";
import { zonePage } from "./provider-zone-page";

/** What a page asks for: another page, or to be sent on. */
type Outcome = { page: string; status?: number } | { to: string };
type Action = (form: URLSearchParams, zone: string) => Outcome;

const entryOf = (form: URLSearchParams): Entry => ({
  name: form.get("name") ?? "",
  type: form.get("type") ?? "",
  ttl: form.get("ttl") ?? "",
  value: form.get("value") ?? "",
});

function actionsOf(internet: Internet, provider: Provider): Record<string, Action> {
  return {
    "/zones/*/records": (form, zone) => {
      const line = form.get("line") ?? "";
      const typed = entryOf(form);
      const refusal = provider.save(zone, typed, line);
      if (!refusal) return { to: `/zones/${zone}?said=saved` };
      return { page: zonePage(provider, { zone, typed, refusal, editing: line || undefined }), status: 422 };
    },
    "/zones/*/delete": (form, zone) => {
      provider.remove(zone, form.get("line") ?? "");
      return { to: `/zones/${zone}?said=deleted` };
    },
    "/zones/*/reset": (_form, zone) => {
      provider.reset(zone);
      return { to: `/zones/${zone}?said=reset` };
    },
    "/zones/*/flush": (_form, zone) => {
      internet.flush();
      return { to: `/zones/${zone}?said=flushed` };
    },
    "/resolvers/flush": () => {
      internet.flush();
      return { to: "/?said=flushed" };
    },
    "/lag": (form) => {
      provider.lagging = form.get("lagging") === "on";
      return { to: `/?said=${provider.lagging ? "lagging" : "together"}` };
    },
    "/edge": (form) => {
      const [label = ""] = (form.get("label") ?? "").trim().split(".");
      internet.edge?.assign((form.get("host") ?? "").trim(), label);
      return { to: "/?said=assigned" };
    },
  };
}

function show(internet: Internet, provider: Provider, url: URL, zone: string): Outcome | undefined {
  const said = url.searchParams.get("said") ?? undefined;
  if (url.pathname === "/") return { page: overviewPage(provider, internet.edge, said) };
  if (!zone || url.pathname !== `/zones/${zone}`) return undefined;
  return { page: zonePage(provider, { zone, editing: url.searchParams.get("edit") ?? undefined, said }) };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  request.setEncoding("utf8");
  for await (const part of request) {
    body += part;
    if (body.length > 64 * 1024) throw new Error("The form is too long.");
  }
  return new URLSearchParams(body);
}

/** Serves the provider's pages at 127.0.0.1; refuses requests that another website's page sends. */
export async function serveProvider(
  internet: Internet,
  zones: string[],
  port = 0,
): Promise<Listener & { url: string; provider: Provider }> {
  const provider = new Provider(internet.zones, zones);
  const actions = actionsOf(internet, provider);
  let own: string[] = [];

  const respond = async (request: IncomingMessage): Promise<Outcome | undefined> => {
    if (foreign(request, own)) return { page: "Open this page at its own address.\n", status: 403 };
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const zone = zones.find((name) => url.pathname.split("/")[2] === name) ?? "";
    if (request.method === "GET") return show(internet, provider, url, zone);
    const action = request.method === "POST" && actions[url.pathname.replace(zone || "*", "*")];
    return action ? action(await formOf(request), zone) : undefined;
  };
  const server = createServer((request, response) => {
    respond(request).then(
      (outcome) => send(response, outcome ?? { page: "There is no such page.\n", status: 404 }),
      (error: Error) => send(response, { page: `${error.message}\n`, status: 400 }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const taken = (server.address() as { port: number }).port;
  own = [`127.0.0.1:${taken}`, `localhost:${taken}`];
  return {
    at: `127.0.0.1:${taken}`,
    url: `http://127.0.0.1:${taken}`,
    provider,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** True for a name that was rebound to loopback and for a form on another website's page. */
function foreign({ headers: { host = "", origin } }: IncomingMessage, own: string[]): boolean {
  return !own.includes(host) || (origin !== undefined && origin !== `http://${host}`);
}

function send(response: ServerResponse, outcome: Outcome): void {
  if ("to" in outcome) {
    response.writeHead(303, { location: outcome.to }).end();
    return;
  }
  const type = outcome.page.startsWith("<") ? "text/html" : "text/plain";
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    "referrer-policy": "same-origin",
  };
  response.writeHead(outcome.status ?? 200, headers).end(outcome.page);
}
