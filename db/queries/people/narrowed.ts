import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { containing } from "@/db/queries/containing";
import { readCursor } from "@/domain/cursor";

const Key = z.tuple([z.string(), z.uuid()]);

/** What narrows a long list. */
export interface Narrowed {
  find: string;
  after?: string;
}

/** Accounts whose name contains what was typed. */
export const named = (find: string): SQL => (find ? sql`a.name ilike ${containing(find)}` : sql`true`);

/** Rows after the cursor of a list that is in the order of name and id. */
export function beyond(after: string | undefined): SQL {
  const from = readCursor(Key, after);
  return from ? sql`("order", id) > (${from[0]}, ${from[1]}::uuid)` : sql`true`;
}
