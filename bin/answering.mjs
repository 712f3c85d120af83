import { AsyncLocalStorage } from "node:async_hooks";
import { answerHeaders, sealAnswer } from "./answer-headers.mjs";
import { cleanRequest, refusalOf } from "./request-guard.mjs";

/** What pages say of the answer that they are part of: see app/answer.ts. Next cannot set a page's status. */
globalThis.porticoAnswer ??= new AsyncLocalStorage();

/** Answers that the operator may want to know of. */
const DENIED = [403, 405, 411, 413, 429];

/** Where a form of ours may lead: the sign-in providers that are set up. */
const formTargets = ({ GITHUB_ID, GOOGLE_ID, OIDC_ISSUER }) => [
  ...(GITHUB_ID ? ["https://github.com"] : []),
  ...(GOOGLE_ID ? ["https://accounts.google.com"] : []),
  ...(OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : []),
];

/**
 * Stands in front of Next: refuses what no form of ours sends, cleans what a page would believe, and seals every
 * answer. Nobody is let in here: each page and action still decides for itself.
 */
export function answering(dev, handle) {
  const origin = new URL(process.env.PORTICO_ORIGIN).origin;
  const proxies = Number(process.env.TRUSTED_PROXIES || 0);
  const settings = { origin, dev, formTargets: formTargets(process.env) };
  return (request, response) => {
    const [path] = request.url.split("?");
    const headers = answerHeaders(path, settings);
    const said = {};
    sealAnswer(response, path, headers, said);
    response.once("finish", () => noteDenial(request.method, path, response.statusCode, said.who));
    const refusal = refusalOf(request, origin);
    if (refusal) return refuse(response, refusal);
    said.asked = pageOf(request);
    cleanRequest(request, { origin, proxies, policy: headers["content-security-policy"] });
    return globalThis.porticoAnswer.run(said, () => attempt(handle, request, response));
  };
}

/** What Next throws ends this answer, and not the portal. */
async function attempt(handle, request, response) {
  try {
    await handle(request, response);
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 500, says: "Something went wrong here." });
  }
}

/** The page that is asked for, to come back to it after signing in. */
function pageOf({ method, url }) {
  if (method !== "GET" || url.startsWith("/api/")) return undefined;
  const page = new URL(url, "http://portal");
  page.searchParams.delete("_rsc");
  return page.pathname + page.search;
}

function refuse(response, { status, says, allow }) {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    // What is still being sent is not read.
    connection: "close",
    ...(allow && { allow }),
  });
  response.end(`${says}\n`);
}

function noteDenial(method, path, status, who = "nobody") {
  if (DENIED.includes(status)) console.warn(`Denied ${status}: ${method} ${withoutSecrets(path)} by ${who}`);
}

/** The address without its tokens. */
export const withoutSecrets = (path) => path.replace(/[\w-]{32,}/g, (part) => (UUID.test(part) ? part : "…"));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
