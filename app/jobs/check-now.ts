import "server-only";
import { CHECK_FAILED, checkEach } from "@/app/jobs/check";
import { patience } from "@/app/jobs/patience";
import { shownReason } from "@/app/shown-reason";
import { startCheck } from "@/db/commands/go-live/checks";
import { stateOfEnvironment } from "@/db/queries/go-live/go-live";
import { shownState, TURN_COMES } from "@/domain/go-live/cadence";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { CLIENT_STATE_NAMES, STATE_NAMES } from "@/domain/go-live/state";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { asSentence, counted } from "@/domain/words";
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
  const failed = await Promise.race([checkEach(claimed), patience(PATIENCE_MS)]);
  if (failed === undefined) return "The check is still running. Its result appears here.";
  if (failed === claimed.length) return CHECK_FAILED;
  const said = `Checked. ${await standing(actor, environment)}`;
  return failed > 0 ? `${said} ${counted(failed, "host name")} could not be checked. ${CHECK_FAILED}` : said;
}

/** How it stands now, in the words of the page that the reader looks at. */
async function standing(actor: Actor, { id, accountId }: { id: string; accountId: string }) {
  const found = await stateOfEnvironment(actor, accountId, id);
  if (!found) return "";
  const now = new Date();
  const shown = { ...found, state: shownState(found.state, found.checkedAt, now) };
  const names = actor.staffRole ? STATE_NAMES : CLIENT_STATE_NAMES;
  return `${names[shown.state]}: ${asSentence(shownReason(shown, actor.timeZone, now))}`;
}

/** Somebody asked too soon: nothing went wrong, so the sentence is an answer and no error. */
export function patienceAsked(refused: unknown): string {
  if (refused instanceof Refusal && refused.field === "check") return refused.message;
  throw refused;
}
