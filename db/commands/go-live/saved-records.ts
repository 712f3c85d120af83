import { and, eq } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import { recordsBetween, type Snapshot } from "@/domain/go-live/change/snapshot";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/**
 * Puts the records of a later look in place of the saved ones, because somebody says that they are meant so. What that
 * takes away and adds stays in the activity. Gives back how many records differ.
 */
export const keepRecords = (
  actor: Actor,
  { accountId, hostnameId }: { accountId: string; hostnameId: string },
  renewed: Snapshot,
  now: Date,
) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const [saved] = await tx
      .select({ name: hostnames.name, records: snapshots.records })
      .from(snapshots)
      .innerJoin(hostnames, eq(hostnames.id, snapshots.hostnameId))
      .where(and(eq(snapshots.accountId, accountId), eq(snapshots.hostnameId, hostnameId)))
      .for("update", { of: snapshots });
    if (!saved) throw new NotFound();
    const { gone, come } = recordsBetween(saved.records, renewed.records);
    if (gone.length + come.length === 0)
      throw new Refusal("form", "Nothing differs from what is saved already.");
    await tx
      .update(snapshots)
      .set({ ...renewed, takenAt: now })
      .where(eq(snapshots.hostnameId, hostnameId));
    return {
      result: gone.length + come.length,
      event: {
        action: "hostname.recordsKept" as const,
        subject: saved.name,
        before: gone,
        after: come,
      },
    };
  });
