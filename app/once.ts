import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { refresh } from "next/cache";
import { getURLFromRedirectError } from "next/dist/client/components/redirect";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { redirect } from "next/navigation";
import { answerTo, keepAnswer } from "@/db/commands/submissions";
import { asSubmission, SentBefore } from "@/db/submission";
import { type FormState, ONCE_FIELD } from "@/domain/form";
import type { Actor } from "@/domain/people/actor";

/** What a form was answered: what it shows, or where it led. */
type Answer = FormState | { to: string };

/** How long a second sending waits for the answer to the first. */
const TRIES = 40;
const PAUSE_MS = 250;

const UNKNOWN: FormState = {
  said: "This was sent before, and it was done once. Look at what is shown here before you send it again.",
};

/**
 * Does what a form asks for once, however often it is sent: a second click, or a retry after the answer was lost, gets
 * the first one's answer. Sent again with other contents it is another form.
 */
export async function once(actor: Actor, form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  const key = keyOf(form);
  if (!key) return work();
  if ((await answerTo(actor, key)) !== undefined) return again(actor, key);
  try {
    const state = await asSubmission(key, work);
    if (!state.errors) await keepAnswer(actor, key, { ...state, codes: undefined });
    return state;
  } catch (error) {
    if (error instanceof SentBefore) return again(actor, key);
    if (isRedirectError(error)) await keepAnswer(actor, key, { to: getURLFromRedirectError(error) });
    throw error;
  }
}

async function again(actor: Actor, key: string): Promise<FormState> {
  const answer = await answered(actor, key);
  if (answer && "to" in answer) redirect(answer.to);
  refresh();
  return answer ?? UNKNOWN;
}

async function answered(actor: Actor, key: string) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await answerTo<Answer>(actor, key);
    if (answer) return answer;
    await sleep(PAUSE_MS);
  }
  return undefined;
}

/** Of the form's own key and all that it says. */
function keyOf(form: FormData) {
  const key = form.get(ONCE_FIELD);
  if (typeof key !== "string" || key.length < 16) return undefined;
  const said = [...form.entries()].filter(
    ([name, value]) => typeof value === "string" && (name === ONCE_FIELD || !name.startsWith("$")),
  );
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
