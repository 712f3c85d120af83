import { and, eq, lt } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { submissions } from "@/db/schema/submissions";
import { seal, unseal } from "@/db/secrets/seal";
import type { Actor } from "@/domain/people/actor";

const HOURS_KEPT = 24;

/** What a sent form was answered; `null` while that is not known, and undefined when no such form was sent. */
export const answerTo = <T>({ userId }: Actor, key: string): Promise<T | null | undefined> =>
  asSystem(async (tx) => {
    const [row] = await tx.select().from(submissions).where(thisOne(userId, key));
    const kept = row?.answer as { sealed?: string } | undefined;
    return kept && (kept.sealed ? (JSON.parse(unseal(kept.sealed)) as T) : null);
  });

/** Keeps the answer, sealed as it may hold a link that opens something. Does nothing when the form changed nothing. */
export const keepAnswer = ({ userId }: Actor, key: string, answer: unknown) =>
  asSystem((tx) =>
    tx
      .update(submissions)
      .set({ answer: { sealed: seal(JSON.stringify(answer)) } })
      .where(thisOne(userId, key)),
  );

/** Forgets the forms of more than a day ago. */
export const forgetSubmissions = (now: Date) =>
  asSystem((tx) =>
    tx.delete(submissions).where(lt(submissions.createdAt, new Date(now.getTime() - HOURS_KEPT * 3_600_000))),
  );

const thisOne = (userId: string, key: string) =>
  and(eq(submissions.userId, userId), eq(submissions.key, key));
