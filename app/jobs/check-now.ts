import "server-only";
import { check } from "@/app/jobs/check";
import { startCheck } from "@/db/commands/go-live/checks";
import { stateOfEnvironment } from "@/db/queries/go-live/go-live";
import { TURN_COMES } from "@/domain/go-live/cadence";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { STATE_NAMES } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { env } from "@/env";

/** Whoever asks waits for the result at most this long; the check itself goes on. */
const PATIENCE_MS = 20_000;

/** Checks an environment's host names now and says how it stands, or how long to wait when they were just checked. */
export async function checkNow(actor: Actor, environment: { id: string; accountId: string }) {
  const missing = edgeMissing(env().edge, []);
  if (missing) throw new Refusal("form", missing);
  const claimed = await startCheck(actor, environment.accountId, environment.id, new Date()).catch(
    patienceAsked,
  );
  if (typeof claimed === "string") return claimed;
  if (claimed.length === 0) return TURN_COMES;
  const results = await Promise.race([Promise.allSettled(claimed.map((id) => check(id))), patience()]);
  if (!results) return "The check is still running. Its result appears here.";
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const found = await stateOfEnvironment(actor, environment.accountId, environment.id);
  return found ? `Checked. ${STATE_NAMES[found.state]}: ${found.reason}` : "Checked.";
}

/** Somebody asked too soon: nothing went wrong, so the sentence is an answer and no error. */
export function patienceAsked(refused: unknown): string {
  if (refused instanceof Refusal && refused.field === "check") return refused.message;
  throw refused;
}

function patience() {
  return new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, undefined).unref();
  });
}
