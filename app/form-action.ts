import { refresh } from "next/cache";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { answerWith } from "@/app/answer";
import { conflictState } from "@/app/conflict-words";
import { deliverMail } from "@/app/jobs/mail";
import { once } from "@/app/once";
import { refuseOtherSites } from "@/app/same-origin";
import { currentActor, ownerOfLogin } from "@/app/session";
import { keepSession } from "@/app/session-cookie";
import { proveByAnswer } from "@/db/commands/sign-in/proof";
import { Conflict } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { Forbidden, NotFound, Refusal, TooManyTries } from "@/domain/refusal";
import { confirmHref, StaleProof } from "@/domain/sign-in/proof";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";
import { internalPath } from "@/domain/sign-in/session";
import { env } from "@/env";

/** What was done, in a sentence, or with what became of each of several. */
type Done = string | Pick<FormState, "said" | "results" | "codes" | "values">;

/**
 * The one way from a form to a command: parse once, act as the signed-in person, answer beside the field.
 * What was typed comes back with every refusal. Sent twice, it is done once.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  form: FormData,
  work: (actor: Actor, input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  return submitAs(await currentActor(await pageOfForm()), schema, form, work);
}

/** The same for one's own sign-in, which those who must set up a second factor may change too. */
export async function submitOwn<S extends z.ZodType>(
  schema: S,
  form: FormData,
  work: (actor: Actor, input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  return submitAs(await ownerOfLogin(await pageOfForm()), schema, form, work);
}

async function submitAs<S extends z.ZodType>(
  actor: Actor,
  schema: S,
  form: FormData,
  work: (actor: Actor, input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  const proof = form.get(PROOF_FIELD);
  form.delete(PROOF_FIELD);
  const send = () =>
    answer(schema, form, async (input) => {
      refuseViewing(actor);
      return work(await proven(actor, proof), input);
    });
  const state = actor.viewing ? await send() : await once(actor, form, send);
  return state.errors?.[PROOF_FIELD] ? { ...state, prove: confirmHref(await pageOfForm()) } : state;
}

/** Whoever sends the form, proven anew when it carries a proof: a password or a code. */
async function proven(actor: Actor, proof: FormDataEntryValue | null): Promise<Actor> {
  if (typeof proof !== "string" || proof === "") return actor;
  const session = await proveByAnswer(actor, proof);
  await keepSession(session);
  return { ...actor, provenAt: session.provenAt };
}

/** The same for forms before sign-in. */
export async function answer<S extends z.ZodType>(
  schema: S,
  form: FormData,
  work: (input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  const typed = typedIn(form);
  const parsed = schema.safeParse(typed);
  if (!parsed.success) {
    answerWith({ status: 400 });
    return { errors: errorsOf(parsed.error), values: keepable(typed) };
  }
  try {
    await refuseOtherSites();
    after(deliverMail);
    const done = await work(parsed.data);
    refresh();
    return typeof done === "string" ? { said: done } : done;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof Refusal) return refused(error, keepable(typed));
    throw error;
  }
}

/** The sentence beside its field, and the question who they are when that is what is missing. */
async function refused(refusal: Refusal, values: FormState["values"]): Promise<FormState> {
  answerWith(statusOf(refusal));
  if (refusal instanceof Conflict) return conflictState(refusal, values, new Date());
  const errors = { [refusal.field]: [refusal.message] };
  if (!(refusal instanceof StaleProof)) return { errors, values };
  return { errors, values, prove: confirmHref(await pageOfForm()) };
}

/** The page from which a form came, as the browser says. */
async function pageOfForm() {
  const from = (await headers()).get("referer") ?? "";
  if (!URL.canParse(from)) return undefined;
  const { origin, pathname, search } = new URL(from);
  return origin === env().origin ? internalPath(pathname + search) : undefined;
}

/** What a refusal means to whoever reads only the status line. */
function statusOf(error: Refusal) {
  if (error instanceof Forbidden) return { status: 403 } as const;
  if (error instanceof Conflict) return { status: 409 } as const;
  if (!(error instanceof TooManyTries)) return { status: 400 } as const;
  const seconds = Math.max(1, Math.ceil((error.until.getTime() - Date.now()) / 1000));
  return { status: 429, headers: { "retry-after": String(seconds) } } as const;
}

/** The sentences beside the fields of what was typed, or the input when there are none. */
export function judge<S extends z.ZodType>(
  schema: S,
  typed: Record<string, string | string[]>,
): { data?: z.infer<S>; state?: FormState } {
  const { data, error } = schema.safeParse(typed);
  return error ? { state: { errors: errorsOf(error), values: keepable(typed) } } : { data };
}

/** A field named `people[]` or sent twice is a list; the framework's own fields are left out. */
export function typedIn(form: FormData) {
  const typed: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith("$")) continue;
    const all = form.getAll(key).filter((value) => typeof value === "string");
    typed[key] = key.endsWith("[]") || all.length > 1 ? all : (all[0] ?? "");
  }
  return typed;
}

/** One sentence list per field; what belongs to no field belongs to the form. */
function errorsOf(error: z.ZodError) {
  const { formErrors, fieldErrors } = z.flattenError(error);
  return { ...(fieldErrors as Record<string, string[]>), ...(formErrors.length > 0 && { form: formErrors }) };
}

/** Secrets are never sent back. */
const keepable = (typed: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => !/password|token|code/i.test(key)));
