import type { EdgeFacts, Facts, HttpFacts } from "@/domain/go-live/seen/facts";
import { visit } from "./http";
import { inLane, type Probing, visitPlainly, visitSecurely } from "./probing";
import { followRedirects, redirectOf } from "./redirects";
import { probeTls } from "./tls";

/** HTTPS and HTTP of one edge address, each on one connection; redirects to the same host are tried there. */
export async function probeEdge(probing: Probing, address: string, body: boolean): Promise<EdgeFacts> {
  const [secure, plain] = await Promise.all([
    secureVisits(probing, address, body),
    plainVisits(probing, address),
  ]);
  return { address, ...secure, plain };
}

/** Plain HTTP to one address with the host's name. */
export async function plainVisit(probing: Probing, address: string, body = false): Promise<HttpFacts> {
  const facts = await visitPlainly(probing, address, "/", body);
  return { ...facts, redirect: await redirectOf(probing, facts) };
}

/** Whoever answers in the edge's place. A proxy leads to https by itself, and only there shows what it passes on. */
export async function probeElsewhere(probing: Probing, address: string): Promise<Facts["elsewhere"]> {
  const http = await plainVisit(probing, address);
  if (http.status !== undefined && !leadsHome(probing, http)) return { address, http };
  const { visited: secure } = await visitSecurely(probing, address, "/", false);
  return { address, http, ...(secure && { secure }) };
}

/** The client's present server, HTTPS first, for comparison; its certificate does not matter. */
export async function probeOrigin(probing: Probing, address: string): Promise<HttpFacts> {
  const { facts, visited } = await visitSecurely(probing, address, "/", true);
  if (visited) return visited;
  const plain = await visitPlainly(probing, address, "/", true);
  return plain.outcome === "ok"
    ? plain
    : { ...plain, outcome: facts.outcome === "ok" ? plain.outcome : facts.outcome };
}

/**
 * The home page through the edge while its name still leads elsewhere. `sni` is a name that the edge has a certificate
 * for by now, which need not be the host's; without an answer to it, plain HTTP tells at least who answers.
 */
export async function probePreview(probing: Probing, address: string, sni: string): Promise<HttpFacts> {
  const secure = await inLane(probing, address, async () => {
    const { socket } = await probeTls({ ...probing, host: sni, address });
    return socket && visit({ ...probing, scheme: "https", socket, body: true });
  });
  return secure ?? visitPlainly(probing, address, "/", true);
}

async function secureVisits(
  probing: Probing,
  address: string,
  body: boolean,
): Promise<Omit<EdgeFacts, "address">> {
  const { facts: tls, visited } = await visitSecurely(probing, address, "/", body);
  return { tls, ...(visited && { secure: await followRedirects(probing, address, visited, body) }) };
}

/** Plain HTTP as far as it leads to https of the host, which is visited anyway. */
async function plainVisits(probing: Probing, address: string): Promise<HttpFacts> {
  const first = await plainVisit(probing, address);
  return leadsHome(probing, first) ? first : followRedirects(probing, address, first);
}

const leadsHome = ({ host }: Probing, { redirect }: HttpFacts) =>
  redirect?.url.startsWith(`https://${host}/`) === true;
