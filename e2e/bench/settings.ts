import { randomBytes } from "node:crypto";

/** What every portal of one run is told; this process too, because it writes sessions. */
export function portalSettings() {
  process.env.PORTICO_SECRET ??= randomBytes(32).toString("base64url");
  return {
    PORTICO_SECRET: process.env.PORTICO_SECRET,
    EDGE_DOMAIN: "edge.example.net",
    EDGE_ADDRESSES: "203.0.113.10",
  };
}
