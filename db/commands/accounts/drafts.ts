import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { changeMineAs } from "@/db/access";
import { refuseUnlessFounder } from "@/db/commands/accounts/accounts";
import { drafts } from "@/db/schema/drafts";
import type { DraftAnswers } from "@/domain/accounts/draft";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

const mineUnfinished = (draftId: string) => and(eq(drafts.id, draftId), isNull(drafts.accountId));

/** Begins a draft that only this person sees. Several may be under way. */
export async function startDraft(actor: Actor, answers: DraftAnswers) {
  refuseUnlessFounder(actor);
  return changeMineAs(actor, async (tx) => {
    const [draft] = await tx
      .insert(drafts)
      .values({ userId: actor.userId, answers })
      .returning({ id: drafts.id });
    if (!draft) throw new Error("the database returned no row for a new draft");
    return draft.id;
  });
}

/** Keeps these pages as typed, right or wrong; the other pages stay. Not found when it is foreign or made already. */
export const keepAnswers = (actor: Actor, draftId: string, pages: DraftAnswers) =>
  changeMineAs(actor, async (tx) => {
    if (!z.uuid().safeParse(draftId).success) throw new NotFound();
    const kept = await tx
      .update(drafts)
      .set({
        answers: sql`${drafts.answers} || ${JSON.stringify(pages)}::jsonb`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(mineUnfinished(draftId))
      .returning({ id: drafts.id });
    if (kept.length === 0) throw new NotFound();
  });

/** Throws a draft away. What was made of one stays. */
export const discardDraft = (actor: Actor, draftId: string) =>
  changeMineAs(actor, (tx) => tx.delete(drafts).where(mineUnfinished(draftId)));
