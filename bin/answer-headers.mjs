import { randomBytes } from "node:crypto";

/** Addresses with a secret in them. Their pages tell nobody, not even this portal, where somebody came from. */
const SECRET_ADDRESS = /^\/(dns|invitations|recover|first-visit|sign-in\/link)(\/|$)/;

/** Files whose name changes with their content, the same for everybody. */
const STATIC = "/_next/static/";

const FEATURES = ["camera", "microphone", "geolocation", "payment", "usb", "bluetooth", "display-capture"];

/**
 * What every answer carries, and the policy that Next reads to mark its own scripts.
 * @param {string} path of the request
 * @param {{ origin: string, dev?: boolean, formTargets?: string[] }} settings
 */
export function answerHeaders(path, { origin, dev = false, formTargets = [] }) {
  const nonce = randomBytes(18).toString("base64");
  const https = origin.startsWith("https:");
  return {
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
      `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self'${dev ? " ws:" : ""}`,
      ["form-action 'self'", ...formTargets].join(" "),
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      ...(https ? ["upgrade-insecure-requests"] : []),
    ].join("; "),
    ...(https && { "strict-transport-security": "max-age=31536000" }),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": FEATURES.map((feature) => `${feature}=()`).join(", "),
    // Without its origin the browser would call a form of ours foreign: no-referrer is too much.
    "referrer-policy": SECRET_ADDRESS.test(path) ? "strict-origin" : "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}

/** Whether a shared cache may keep this answer. */
const isPublic = (path, status) => path.startsWith(STATIC) && (status === 200 || status === 304);

/**
 * Puts the headers on the answer as it is sent, after whatever Next or a page has set.
 * @param {{ status?: number, headers?: Record<string, string> }} said what a page says of its own answer
 */
export function sealAnswer(response, path, headers, said = {}) {
  const send = response.writeHead;
  response.writeHead = (status, ...rest) => {
    const final = status === 200 && said.status ? said.status : status;
    const given = rest.find((part) => part && typeof part === "object");
    for (const [name, value] of Object.entries(given ?? {})) response.setHeader(name, value);
    const sealed = { ...headers, ...said.headers };
    if (!isPublic(path, final)) sealed["cache-control"] = "private, no-store";
    for (const [name, value] of Object.entries(sealed)) response.setHeader(name, value);
    response.removeHeader("x-powered-by");
    response.statusCode = final;
    return send.call(response, final);
  };
}
