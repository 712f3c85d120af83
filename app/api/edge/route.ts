import { createHash, timingSafeEqual } from "node:crypto";
import { edgeLabelOf } from "@/db/queries/accounts/edge-label";
import { asciiOf } from "@/domain/accounts/hostname";
import { env } from "@/env";

const answer = (body: object | null, status: number) =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

/**
 * The edge asks which environment a host name belongs to, before it fetches a certificate or forwards a request:
 * `?token=…&host=…`, or `domain=…` as Caddy's on-demand TLS has it. 404 means: serve nothing under this name.
 */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams;
  if (!isEdge(asked.get("token") ?? "")) return answer(null, 404);
  const label = await edgeLabelOf(asciiOf(asked.get("host") ?? asked.get("domain") ?? ""));
  return label ? answer({ label }, 200) : answer(null, 404);
}

function isEdge(token: string) {
  const { edgeToken } = env();
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return edgeToken !== undefined && timingSafeEqual(digest(token), digest(edgeToken));
}
