import { z } from "zod";
import { Refusal } from "@/domain/refusal";

/** What a form showed when somebody began to change it: the row's version, and the fields' values. */
export interface Seen {
  version?: number;
  values: Record<string, string | null>;
}

export const SEEN_FIELD = "seen";

/** How a form carries it. */
export const seenAs = (seen: Seen) => JSON.stringify(seen);

const Shape = z.object({
  version: z.number().int().optional(),
  values: z.record(z.string(), z.string().nullable()),
});

/** For the schema of a form that edits something: `z.object({ name: Name, seen: SeenInput })`. */
export const SeenInput = z
  .string()
  .optional()
  .transform((text, context): Seen | undefined => {
    if (text === undefined) return undefined;
    const parsed = Shape.safeParse(readJson(text));
    if (parsed.success) return parsed.data;
    context.addIssue("Open the page again: the form does not say what it showed.");
    return z.NEVER;
  });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The field that somebody else has changed since it was seen, unless to the same as is wanted now. */
export function overtaken(seen: Seen | undefined, now: Seen, wanted: Seen["values"]) {
  if (!seen || (seen.version !== undefined && seen.version === now.version)) return undefined;
  const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? "") === (b ?? "");
  return Object.keys(now.values).find(
    (field) => !same(seen.values[field], now.values[field]) && !same(wanted[field], now.values[field]),
  );
}

/** Somebody else changed meanwhile what was to be changed. Both values are shown, and nothing typed is lost. */
export class Conflict extends Refusal {
  constructor(
    field: string,
    readonly theirs: { value: string; by: string; at: Date } | { value: string; by?: undefined },
    readonly mine: { value: string; zone: string },
    /** What is seen with the refusal: sent again with it, mine is kept. */
    readonly seen: Seen,
  ) {
    super(field, `It was changed meanwhile to ${theirs.value}.`);
  }
}
