import { z } from "zod";
import { NotFound } from "./refusal";

/** The id that an action is bound to: the browser holds it, so it may have been forged. */
export function boundId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new NotFound();
  return text;
}
