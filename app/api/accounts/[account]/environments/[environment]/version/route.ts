import { visitor } from "@/app/session";
import { accountBySlug } from "@/db/queries/accounts";
import { stateOfEnvironment } from "@/db/queries/go-live";
import { versionOf } from "@/domain/go-live/words";

type Context = RouteContext<"/api/accounts/[account]/environments/[environment]/version">;

const gone = () => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

/** A word that changes when the go-live page of this environment is out of date. Foreign and unknown are not found. */
export async function GET(_: Request, { params }: Context) {
  const { account: slug, environment } = await params;
  const actor = await visitor();
  const account = actor && (await accountBySlug(actor, slug));
  if (!actor || !account || !UUID.test(environment)) return gone();
  const found = await stateOfEnvironment(actor, account.id, environment);
  if (!found) return gone();
  const { state, reason, checks } = found;
  return new Response(versionOf(state, reason, checks), { headers: { "cache-control": "no-store" } });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
