import { openEnvironment } from "@/app/api/accounts/[account]/environments/[environment]/open";
import { checkWatched } from "@/app/jobs/check-watched";
import { gone } from "@/app/route-answers";
import { fromHere } from "@/app/same-origin";
import { stateOfEnvironment } from "@/db/queries/go-live/go-live";
import { shownState } from "@/domain/go-live/cadence";
import { versionOf } from "@/domain/go-live/words";
import { can } from "@/domain/people/permission";

type Context = RouteContext<"/api/accounts/[account]/environments/[environment]/version">;
type Found = NonNullable<Awaited<ReturnType<typeof stateOfEnvironment>>>;

const headers = { "cache-control": "no-store" };
const answer = ({ state, reason, checkedAt, checks }: Found) =>
  new Response(versionOf(shownState(state, checkedAt, new Date()), reason, checks), { headers });

/** A word that changes when the go-live page of this environment is out of date. Foreign and unknown are not found. */
export async function GET(_: Request, { params }: Context) {
  const found = await (await read(params))?.();
  return found ? answer(found) : gone();
}

/** The same, sent while somebody watches a change spread: what spreads is checked first, unless it just was. */
export async function POST(request: Request, { params }: Context) {
  const state = fromHere(request.headers) ? await read(params) : undefined;
  const before = await state?.();
  if (!state || !before) return gone();
  if (before.state !== "spreading") return answer(before);
  await checkWatched({ environmentId: (await params).environment });
  const after = await state();
  return after ? answer(after) : gone();
}

/** Reads how the environment stands, as the person who is signed in; undefined where they have no account. */
async function read(params: Context["params"]) {
  const opened = await openEnvironment(params);
  if (!opened) return undefined;
  const { actor, account, environment } = opened;
  if (!can(account.role, "environment.read")) return undefined;
  return () => stateOfEnvironment(actor, account.id, environment);
}
