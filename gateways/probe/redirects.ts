import type { HttpFacts, Redirect, TlsFacts } from "@/domain/go-live/seen/facts";
import { plainName } from "@/domain/go-live/seen/name";
import { addressIn } from "@/gateways/address-guard";
import { isRedirect, valueLimit } from "./http";
import { type Probing, visitPlainly, visitSecurely } from "./probing";

const maxHops = 5;

/** Where an answer sends visitors; its name is resolved and judged, nothing is sent there. */
export async function redirectOf(probing: Probing, facts: HttpFacts): Promise<Redirect | undefined> {
  const { location } = facts.headers;
  if (!location || !isRedirect(facts)) return undefined;
  if (!URL.canParse(location, facts.url))
    return { url: location.slice(0, 300), addresses: [], unsafe: false };
  const url = new URL(location, facts.url);
  const addresses = await leadsTo(probing, url.hostname.replace(/^\[|\]$/g, ""));
  const unsafe = addresses.some((address) => !probing.network.isSafe(address));
  return { url: url.href.slice(0, valueLimit), addresses, unsafe };
}

async function leadsTo(probing: Probing, name: string): Promise<string[]> {
  if (name === probing.host) return [];
  const literal = addressIn(name);
  return literal ? [literal] : probing.addressesOf(plainName(name));
}

/**
 * Follows redirects within the website, each a new guarded request to a judged address, as far as the fifth; never
 * from https back to http. The redirect that is left over is where visitors go from there. `body` of the page that
 * they come to is read if asked for.
 */
export async function followRedirects(
  probing: Probing,
  address: string,
  first: HttpFacts,
  body = false,
): Promise<HttpFacts> {
  const hops: HttpFacts["hops"] = [];
  const met = new Set([withoutFragment(first.url)]);
  let redirect = await redirectOf(probing, first);
  let from = first.url;
  let landing: HttpFacts | undefined;
  for (let to = nextOf(probing, from, redirect); to; to = nextOf(probing, from, redirect)) {
    const url = withoutFragment(to.href);
    if (met.has(url)) return { ...first, hops, redirect: circling(probing, to, redirect) };
    if (hops.length === maxHops) return { ...first, hops, redirect: endless(redirect) };
    met.add(url);
    const { answer, tls } = await hop(probing, address, to, redirect?.addresses ?? [], body);
    hops.push({ url, status: answer?.status ?? 0, ...(tls && { tls }) });
    from = url;
    landing = answer;
    redirect = answer && (await redirectOf(probing, answer));
  }
  return { ...first, redirect, hops, ...(landing && { landing }) };
}

const endless = (redirect: Redirect | undefined) => redirect && { ...redirect, endless: true as const };

/** Only a way back to the host's own page is its fault; a pair that leads to itself is judged as the pair. */
const circling = ({ host }: Probing, to: URL, redirect: Redirect | undefined) =>
  to.hostname === host ? endless(redirect) : redirect;

const withoutFragment = (url: string) => url.replace(/#.*$/, "");

/** The redirect's address when it stays within the website and may be followed. */
function nextOf({ site }: Probing, from: string, redirect: Redirect | undefined): URL | undefined {
  if (!redirect || redirect.unsafe || !URL.canParse(redirect.url)) return undefined;
  const to = new URL(redirect.url);
  const down = from.startsWith("https:") && to.protocol !== "https:";
  const web = to.protocol === "https:" || to.protocol === "http:";
  return web && !down && to.port === "" && site.includes(to.hostname) ? to : undefined;
}

async function hop(
  probing: Probing,
  address: string,
  to: URL,
  addresses: string[],
  body: boolean,
): Promise<{ answer?: HttpFacts; tls?: TlsFacts }> {
  const there = { ...probing, host: to.hostname };
  const at = to.hostname === probing.host || addresses.includes(address) ? address : addresses[0];
  if (at === undefined) return {};
  const path = `${to.pathname}${to.search}`;
  if (to.protocol === "http:") return { answer: await visitPlainly(there, at, path, body) };
  const { facts, visited } = await visitSecurely(there, at, path, body);
  // The host's own handshake is told anyway.
  return { answer: visited, ...(to.hostname !== probing.host && { tls: facts }) };
}
