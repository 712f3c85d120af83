import { visitor } from "@/app/session";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { turnsOf } from "@/db/queries/go-live/check-turns";
import { evidenceOfEnvironment } from "@/db/queries/go-live/evidence";
import { can } from "@/domain/people/permission";

type Context = RouteContext<"/api/accounts/[account]/environments/[environment]/evidence">;

const PRIVATE = { "cache-control": "private, no-store" };
const gone = () => new Response(null, { status: 404, headers: PRIVATE });

/** Every check of an environment with evidence and history as one file for support. Foreign and unknown are not found. */
export async function GET(_: Request, { params }: Context) {
  const { account: slug, environment } = await params;
  const actor = await visitor();
  const account = actor && (await accountBySlug(actor, slug));
  if (!actor || !account || !UUID.test(environment)) return gone();
  if (!can(account.role, "check.read")) return new Response(null, { status: 403, headers: PRIVATE });
  const names = await evidenceOfEnvironment(actor, account.id, environment);
  if (names.length === 0) return gone();
  const turns = await turnsOf(
    actor,
    account.id,
    names.map(({ id }) => id),
  );
  const hostnames = names.map(({ id, name, checkedAt, judgement }) => ({
    name,
    checkedAt,
    ...judgement,
    history: turns
      .filter(({ hostnameId }) => hostnameId === id)
      .map(({ check, at, status, sentence }) => ({ check, at, status, sentence })),
  }));
  return new Response(`${JSON.stringify({ account: slug, environment, hostnames }, null, 2)}\n`, {
    headers: {
      ...PRIVATE,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="checks-${slug}.json"`,
    },
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
