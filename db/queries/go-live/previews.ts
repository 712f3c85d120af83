import { eq } from "drizzle-orm";
import { readAccountAs } from "@/db/access";
import { previews } from "@/db/schema/hostnames";
import type { Comparison } from "@/domain/go-live/seen/preview";
import type { Actor } from "@/domain/people/actor";

/** The last comparison of a host name; undefined when nobody has compared. */
export const previewOf = (actor: Actor, accountId: string, hostnameId: string) =>
  readAccountAs(actor, "check.read", accountId, async (tx) => {
    const [row] = await tx.select().from(previews).where(eq(previews.hostnameId, hostnameId));
    return row && { comparison: row.comparison as Comparison, comparedAt: row.comparedAt };
  });
