import { eq, like } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { insertApplication } from "@/db/commands/accounts/applications";
import { ADDED_JUST_NOW, duplicateRefused } from "@/db/constraint";
import { accounts, memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { Forbidden, NotFound } from "@/domain/refusal";
import { slugFor } from "@/domain/slug";

export interface NewAccount {
  name: string;
  website: { name: string; hostname: string; origin: string | null };
}

/** Founds a client's account with its first application and production environment, or nothing. */
export const foundAccount = (actor: Actor, input: NewAccount) =>
  asSystem(async (tx) => {
    await lockFounder(tx, actor);
    return insertAccount(tx, actor, input);
  });

/** Before an account exists nobody has a role in it, so the role in the agency decides. */
export function refuseUnlessFounder(actor: Actor) {
  refuseViewing(actor);
  if (!actor.staffRole) throw new NotFound();
  if (!can(actor.staffRole, "account.create"))
    throw new Forbidden("Your role does not allow adding clients.");
}

/** The same by the role that they have now, which nobody takes away while the account is made. */
export async function lockFounder(tx: Tx, actor: Actor) {
  const [mine] = await tx
    .select({ role: staff.role })
    .from(staff)
    .where(eq(staff.userId, actor.userId))
    .for("share");
  refuseUnlessFounder({ ...actor, staffRole: mine?.role ?? null });
}

/** The account, its founder's membership, its first application and what is told of it, in the transaction of the caller. */
export async function insertAccount(tx: Tx, actor: Actor, input: NewAccount) {
  const slug = slugFor(input.name, await takenSlugs(tx, slugFor(input.name, [])));
  const [account] = await duplicateRefused(
    tx.insert(accounts).values({ name: input.name, slug }).returning(),
    "form",
    ADDED_JUST_NOW,
  );
  if (!account) throw new Error("the database returned no row for a new account");
  await tx
    .insert(memberships)
    .values({ accountId: account.id, userId: actor.userId, role: "staff", addedBy: actor.userId });
  const { application, production } = await insertApplication(tx, account.id, {
    ...input.website,
    ownerId: actor.userId,
  });
  await record(tx, actor, account.id, {
    action: "account.founded",
    subject: account.name,
    after: { website: input.website.hostname },
  });
  return { account, application, production };
}

async function takenSlugs(tx: Tx, base: string) {
  const rows = await tx
    .select({ slug: accounts.slug })
    .from(accounts)
    .where(like(accounts.slug, `${base}%`));
  return rows.map((row) => row.slug);
}
