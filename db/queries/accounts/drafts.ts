import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { readAccountAs, readAs } from "@/db/access";
import { accounts } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { drafts } from "@/db/schema/drafts";
import { hostnames } from "@/db/schema/hostnames";
import type { DraftAnswers } from "@/domain/accounts/draft";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

const SHOWN = 20;

/** One draft of mine. A foreign one is not found. */
export const draftById = (actor: Actor, draftId: string) =>
  readAs(actor, async (tx) => {
    if (!z.uuid().safeParse(draftId).success) throw new NotFound();
    const [draft] = await tx
      .select({
        id: drafts.id,
        answers: drafts.answers,
        accountId: drafts.accountId,
        updatedAt: drafts.updatedAt,
      })
      .from(drafts)
      .where(eq(drafts.id, draftId));
    if (!draft) throw new NotFound();
    return { ...draft, answers: draft.answers as DraftAnswers };
  });

/** My unfinished drafts, the latest first; at most twenty. */
export const unfinishedDrafts = (actor: Actor) =>
  readAs(actor, async (tx) => {
    const rows = await tx
      .select({ id: drafts.id, answers: drafts.answers, updatedAt: drafts.updatedAt })
      .from(drafts)
      .where(isNull(drafts.accountId))
      .orderBy(desc(drafts.updatedAt))
      .limit(SHOWN);
    return rows.map((row) => ({ ...row, answers: row.answers as DraftAnswers }));
  });

/** What came of a draft and how it stands, by the address that became production; undefined when it is gone again. */
export const madeOf = (actor: Actor, accountId: string, hostname: string) =>
  readAccountAs(actor, "application.read", accountId, async (tx) => {
    const [made] = await tx
      .select({
        account: accounts.name,
        accountSlug: accounts.slug,
        application: applications.name,
        applicationSlug: applications.slug,
        state: environments.state,
      })
      .from(hostnames)
      .innerJoin(environments, eq(environments.id, hostnames.environmentId))
      .innerJoin(applications, eq(applications.id, environments.applicationId))
      .innerJoin(accounts, eq(accounts.id, applications.accountId))
      .where(and(eq(hostnames.name, hostname), eq(hostnames.accountId, accountId)));
    if (!made) return undefined;
    const siblings = await tx
      .select({ slug: environments.slug, name: environments.name, kind: environments.kind })
      .from(environments)
      .innerJoin(applications, eq(applications.id, environments.applicationId))
      .where(and(eq(applications.slug, made.applicationSlug), eq(applications.accountId, accountId)))
      .orderBy(environments.createdAt);
    return { ...made, environments: siblings };
  });
