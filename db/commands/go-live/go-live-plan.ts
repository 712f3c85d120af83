import { and, eq, sql } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { refuseOvertaken } from "@/db/commands/go-live/overtaken";
import { reachesOf } from "@/db/reach";
import { applications, environments } from "@/db/schema/applications";
import { users } from "@/db/schema/users";
import type { Seen } from "@/domain/activity/conflict";
import { type Day, dayIn } from "@/domain/day";
import { mayBeDue, TOO_EARLY } from "@/domain/go-live/due";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** Who sees to a go-live and by when; what is left out stays. */
export interface GoLivePlan {
  owner?: string | null;
  due?: Day | null;
}

/** Says who of the agency sees to an environment's go-live, and by when. Refuses what would change nothing. */
export const planGoLive = (
  actor: Actor,
  { accountId, environmentId }: { accountId: string; environmentId: string },
  plan: GoLivePlan,
  now: Date,
  seen?: Seen,
) =>
  changeAs(actor, "task.plan", accountId, async (tx) => {
    const before = await lockEnvironment(tx, accountId, environmentId);
    const after = {
      owner: plan.owner === undefined ? before.owner : await ownerIn(tx, accountId, plan.owner),
      dueOn: plan.due === undefined ? before.dueOn : plan.due,
    };
    const { version } = before;
    const subject = `${before.application} ${before.name}`;
    await refuseOvertaken(tx, actor, {
      accountId,
      seen,
      now: { version, values: fields(before) },
      wanted: fields(after),
      action: "environment.planned",
      subject,
      told: { due: "dueOn" },
    });
    refuseUnlessSensible(before, after, dayIn(actor.timeZone, now));
    await tx
      .update(environments)
      .set({ ownerId: after.owner?.id ?? null, dueOn: after.dueOn, version: version + 1 })
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)));
    return {
      result: told(after),
      event: {
        action: "environment.planned",
        subject,
        before: told(before),
        after: told(after),
      },
    };
  });

interface Planned {
  owner: { id: string; name: string } | null;
  dueOn: Day | null;
}

const fields = ({ owner, dueOn }: Planned) => ({ owner: owner?.name ?? null, due: dueOn });

const told = ({ owner, dueOn }: Planned) => ({ owner: owner?.name ?? null, dueOn });

function refuseUnlessSensible(before: Planned, after: Planned, today: Day) {
  if (!mayBeDue(after.dueOn, before.dueOn, today)) throw new Refusal("due", TOO_EARLY);
  if (after.owner?.id === before.owner?.id && after.dueOn === before.dueOn)
    throw new Refusal("form", "It is planned like this already.");
}

async function lockEnvironment(tx: Tx, accountId: string, environmentId: string) {
  const [environment] = await tx
    .select({
      name: environments.name,
      application: applications.name,
      dueOn: environments.dueOn,
      version: environments.version,
      ownerId: environments.ownerId,
      owner: sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})`,
    })
    .from(environments)
    .innerJoin(applications, eq(applications.id, environments.applicationId))
    .leftJoin(users, eq(users.id, environments.ownerId))
    .where(and(eq(environments.accountId, accountId), eq(environments.id, environmentId)))
    .for("update", { of: environments });
  if (!environment) throw new NotFound();
  const { ownerId: id, owner: name, ...rest } = environment;
  return { ...rest, owner: id ? { id, name: name ?? "somebody who left" } : null };
}

/** Somebody of the agency who works on this account. */
async function ownerIn(tx: Tx, accountId: string, userId: string | null) {
  if (userId === null) return null;
  const { rows } = await tx.execute<{ id: string; name: string; reaches: boolean }>(sql`
    select u.id, coalesce(nullif(u.name, ''), u.email) as name,
      s.role in ('owner', 'admin') or u.id in (
        select user_id from ${reachesOf(accountId)} where role = 'staff') as reaches
    from staff s join users u on u.id = s.user_id where s.user_id = ${userId}`);
  const [found] = rows;
  if (!found) throw new Refusal("owner", "Choose somebody of the agency.");
  if (!found.reaches) throw new Refusal("owner", `${found.name} does not work on this account.`);
  return found;
}
