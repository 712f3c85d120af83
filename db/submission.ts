import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { submissions } from "@/db/schema/submissions";

interface Submission {
  key: string;
  /** Tells the changes of one sending from those of another with the same key. */
  by: string;
}

const current = new AsyncLocalStorage<Submission>();

/** A form with this key was sent before, and what it asks for is done. */
export class SentBefore extends Error {}

/** Every change within `work` is noted, in its own transaction, as that of the form with this key. */
export const asSubmission = <T>(key: string, work: () => Promise<T>): Promise<T> =>
  current.run({ key, by: randomUUID() }, work);

/** Notes the key; of several sendings at once one gets it, and the others hear of it when that one is committed. */
export async function claimSubmission(tx: Tx, userId: string) {
  const submission = current.getStore();
  if (!submission) return;
  const { key, by } = submission;
  const claimed = await tx
    .insert(submissions)
    .values({ userId, key, answer: { by } })
    .onConflictDoNothing()
    .returning({ key: submissions.key });
  if (claimed.length > 0) return;
  const [mine] = await tx
    .select({ key: submissions.key })
    .from(submissions)
    .where(
      and(
        eq(submissions.userId, userId),
        eq(submissions.key, key),
        sql`${submissions.answer} ->> 'by' = ${by}`,
      ),
    );
  if (!mine) throw new SentBefore();
}
