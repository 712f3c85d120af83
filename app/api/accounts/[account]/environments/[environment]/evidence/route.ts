import { openEnvironment } from "@/app/api/accounts/[account]/environments/[environment]/open";
import { jsonFile } from "@/app/json-file";
import { forbidden, gone } from "@/app/route-answers";
import { turnsOf } from "@/db/queries/go-live/check-turns";
import { evidenceOfEnvironment } from "@/db/queries/go-live/evidence";
import { can } from "@/domain/people/permission";

type Context = RouteContext<"/api/accounts/[account]/environments/[environment]/evidence">;

/** Every check of an environment with evidence and history as one file for support. Foreign and unknown are not found. */
export async function GET(_: Request, { params }: Context) {
  const opened = await openEnvironment(params);
  if (!opened) return gone();
  const { actor, account, environment } = opened;
  if (!can(account.role, "check.read")) return forbidden();
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
  return jsonFile(`checks-${account.slug}`, { account: account.slug, environment, hostnames });
}
