import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { deliverMail } from "@/app/jobs/mail";
import { refuseOtherSites } from "@/app/same-origin";
import { currentActor } from "@/app/session";
import type { Actor } from "@/domain/actor";
import type { FormState } from "@/domain/form";
import { NotFound, Refusal } from "@/domain/refusal";

/** What was done, in a sentence, or with what became of each of several. */
type Done = string | Pick<FormState, "said" | "results">;

/**
 * The one way from a form to a command: parse once, act as the signed-in person, answer beside the field.
 * What was typed comes back with every refusal.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  form: FormData,
  work: (actor: Actor, input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  const actor = await currentActor();
  return answer(schema, form, (input) => work(actor, input));
}

/** The same for forms before sign-in. */
export async function answer<S extends z.ZodType>(
  schema: S,
  form: FormData,
  work: (input: z.infer<S>) => Promise<Done>,
): Promise<FormState> {
  const typed = typedIn(form);
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return { errors: errorsOf(parsed.error), values: keepable(typed) };
  try {
    await refuseOtherSites();
    after(deliverMail);
    const done = await work(parsed.data);
    refresh();
    return typeof done === "string" ? { said: done } : done;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof Refusal)
      return { errors: { [error.field]: [error.message] }, values: keepable(typed) };
    throw error;
  }
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
