import { randomBytes } from "node:crypto";

/** The largest form, in bytes. Next's own limit answers 500. */
const MOST = 1_000_000;

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

const FORWARDED = ["x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "forwarded"];

/** Next asks this server again for a form's answer; with this it may say for whom. */
const INNER = "x-portico-inner";
const inner = randomBytes(32).toString("base64url");

/** Why a request goes no further: a status and a sentence, or undefined. */
export function refusalOf(request, origin) {
  const { method, headers } = request;
  if (!isOurs(request.url) || !isReadable(request.url))
    return { status: 400, says: "There is no such address." };
  if (["GET", "HEAD"].includes(method)) return undefined;
  // Next sends a form on to the page that has its action. It was judged when it came in.
  if (headers[INNER] === inner) return undefined;
  if (method !== "POST") return { status: 405, says: "Only GET, HEAD and POST.", allow: "GET, HEAD, POST" };
  if (isForeign(headers, origin))
    return { status: 403, says: "This form was sent from another site. Open the page here and try again." };
  if (headers["transfer-encoding"]) return { status: 411, says: "Say how long it is." };
  if (Number(headers["content-length"] ?? 0) > MOST)
    return { status: 413, says: "This is more than the portal takes in one form." };
  return undefined;
}

/** A path of this portal: not `//host`, which would name another one, nor the whole address that one asks a proxy for. */
const isOurs = (address) => /^\/(?![/\\])/.test(address) && URL.canParse(address, "http://portal");

/** No database takes NUL or half a character, and no address of ours has one. */
function isReadable(address) {
  try {
    const [path, query = ""] = address.split("?");
    return !decodeURIComponent(path).includes("\0") && !query.includes("%00");
  } catch {
    return false;
  }
}

/** What the browser says of where a form comes from. Whoever says nothing is judged by the form's action. */
function isForeign(headers, origin) {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return headers.origin !== undefined && !ownOrigins(origin).includes(headers.origin);
}

/** A portal on this machine answers under each of its names. */
export function ownOrigins(origin) {
  const { protocol, hostname, port } = new URL(origin);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

/**
 * The address that a request comes from. Each trusted proxy adds the address that it saw at the end of
 * `X-Forwarded-For`; what stands before those was written by whoever asks.
 * @param {number} proxies how many trusted proxies stand in front of the portal
 */
export function clientAddress(request, proxies) {
  const told = request.headers["x-forwarded-for"] ?? "";
  if (request.headers[INNER] === inner) return told;
  const chain = String(told)
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return [...chain, request.socket.remoteAddress ?? "unknown"].at(-1 - Math.min(proxies, chain.length));
}

/** Leaves only what is known to be true in the headers that pages and Next believe. */
export function cleanRequest(request, { origin, proxies, policy }) {
  const { headers } = request;
  headers["x-forwarded-for"] = clientAddress(request, proxies);
  headers[INNER] = inner;
  for (const name of FORWARDED) delete headers[name];
  // Next compares the two. Behind a proxy that names another host it would refuse our own forms.
  if (ownOrigins(origin).includes(headers.origin)) headers["x-forwarded-host"] = new URL(headers.origin).host;
  delete headers["content-security-policy-report-only"];
  headers["content-security-policy"] = policy;
}
