import { checkWatched } from "@/app/jobs/check-watched";
import { fromHere } from "@/app/same-origin";
import { dnsTaskVersion } from "@/db/queries/go-live/dns-tasks";

type Context = RouteContext<"/dns/[token]/version">;

const answer = (version: string | undefined) =>
  new Response(version ?? null, {
    status: version === undefined ? 404 : 200,
    headers: { "cache-control": "no-store" },
  });

/** A word that changes when the page behind this link is out of date. Reads, and starts nothing. */
export async function GET(_: Request, { params }: Context) {
  const seen = await dnsTaskVersion((await params).token, new Date());
  return answer(seen?.version);
}

/** The same, sent while somebody watches the change spread: the host name is checked first, unless it just was. */
export async function POST(request: Request, { params }: Context) {
  const { token } = await params;
  const seen = fromHere(request.headers) ? await dnsTaskVersion(token, new Date()) : undefined;
  if (!seen?.open) return answer(seen?.version);
  await checkWatched({ hostnameId: seen.open });
  return answer((await dnsTaskVersion(token, new Date()))?.version);
}
