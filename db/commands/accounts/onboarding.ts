import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { asSystem, record, type Tx } from "@/db/access";
import { insertAccount, lockFounder } from "@/db/commands/accounts/accounts";
import { insertApplication } from "@/db/commands/accounts/applications";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { holdAccounts } from "@/db/commands/people/group-accounts";
import { insertInvitation } from "@/db/commands/people/invitations";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { drafts } from "@/db/schema/drafts";
import { groups } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import { refuseSuspended } from "@/db/suspended";
import { type DraftAnswers, type DraftPage, type Plan, planOf } from "@/domain/accounts/draft";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/**
 * Makes what a draft describes, all of it or nothing: account (or another website of an existing one), application,
 * production, further environments, invitations and the staff who work on it. A second call gives the same account.
 *
 * @param seen when the answers that the person checked were saved; later ones have not been seen and are refused.
 */
export const createFromDraft = (actor: Actor, draftId: string, seen: Date) =>
  asSystem(async (tx) => {
    await lockFounder(tx, actor);
    const draft = await lockDraft(tx, actor, draftId);
    if (draft.accountId) return draft.accountId;
    const plan = planOf(draft.answers as DraftAnswers);
    if (!plan || draft.updatedAt.getTime() !== seen.getTime())
      throw new Refusal("form", "The answers changed in another tab. Look at them again.");
    const accountId = await build(tx, actor, plan);
    await tx.update(drafts).set({ accountId }).where(eq(drafts.id, draftId));
    return accountId;
  });

async function lockDraft(tx: Tx, actor: Actor, draftId: string) {
  if (!z.uuid().safeParse(draftId).success) throw new NotFound();
  const [draft] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, draftId), eq(drafts.userId, actor.userId)))
    .for("update");
  if (!draft) throw new NotFound();
  return draft;
}

async function build(tx: Tx, actor: Actor, plan: Plan) {
  const { accountId, accountName, applicationId } = await onPage("website", () =>
    website(tx, actor, plan.website),
  );
  await onPage("environments", async () => {
    for (const { row: _, ...environment } of plan.environments) {
      await insertEnvironment(tx, accountId, applicationId, { ...environment, ownerId: actor.userId });
      await record(tx, actor, accountId, {
        action: "environment.created",
        subject: `${environment.name} of ${plan.website.name}`,
        after: { hostname: environment.hostname, origin: environment.origin },
      });
    }
  });
  await addStaff(tx, actor, accountId, plan.people.staff);
  await addGroups(tx, actor, accountId, plan.people.groups);
  await onPage("people", async () => {
    for (const email of plan.people.addresses)
      await insertInvitation(tx, actor, { accountId, accountName, email, role: plan.people.role });
  });
  return accountId;
}

async function website(tx: Tx, actor: Actor, answer: Plan["website"]) {
  const { name, hostname, origin } = answer;
  if (answer.account === "new") {
    const made = await insertAccount(tx, actor, {
      name: answer.accountName,
      website: { name, hostname, origin },
    });
    return { accountId: made.account.id, accountName: made.account.name, applicationId: made.application.id };
  }
  const [account] = await tx.select().from(accounts).where(eq(accounts.slug, answer.existing)).for("share");
  if (!account) throw new Refusal("existing", "This client account is gone. Choose another.");
  await refuseSuspended(tx, account.id);
  const { application } = await insertApplication(tx, account.id, {
    name,
    hostname,
    origin,
    ownerId: actor.userId,
  });
  await record(tx, actor, account.id, {
    action: "application.created",
    subject: name,
    after: { hostname, origin },
  });
  return { accountId: account.id, accountName: account.name, applicationId: application.id };
}

/** Gives the chosen colleagues their place in the account. Whoever left the agency meanwhile is left out. */
async function addStaff(tx: Tx, actor: Actor, accountId: string, chosen: string[]) {
  if (chosen.length === 0) return;
  const colleagues = await tx
    .select({ id: users.id, name: users.name })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.userId))
    .where(inArray(staff.userId, chosen));
  for (const colleague of colleagues) {
    const added = await tx
      .insert(memberships)
      .values({ accountId, userId: colleague.id, role: "staff", addedBy: actor.userId })
      .onConflictDoNothing()
      .returning();
    if (added.length > 0)
      await record(tx, actor, accountId, { action: "staff.assigned", subject: colleague.name });
  }
}

/** Puts the account into the chosen groups. One that was removed meanwhile is left out. */
async function addGroups(tx: Tx, actor: Actor, accountId: string, chosen: string[]) {
  if (chosen.length === 0) return;
  const there = await tx
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(inArray(groups.id, chosen))
    .orderBy(groups.id)
    .for("update");
  for (const group of there) await holdAccounts(tx, actor, group, [accountId]);
}

/** A refusal while creating names the page to change, not a field of it. */
async function onPage<T>(page: DraftPage, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(page, error.message);
    throw error;
  }
}
