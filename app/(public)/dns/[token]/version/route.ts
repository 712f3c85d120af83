import { dnsTaskVersion } from "@/db/queries/dns-tasks";

const headers = { "cache-control": "no-store" };

/** A word that changes when the page behind this link is out of date. Reads, and starts nothing. */
export async function GET(_: Request, { params }: RouteContext<"/dns/[token]/version">) {
  const version = await dnsTaskVersion((await params).token, new Date());
  return version === undefined
    ? new Response(null, { status: 404, headers })
    : new Response(version, { headers });
}
