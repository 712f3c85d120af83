import { and, eq, isNull } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { type LockedChecklist, lockChecklist, type Place } from "@/db/commands/go-live/locked-checklist";
import { goLives } from "@/db/schema/go-live";
import { users } from "@/db/schema/users";
import { isRecent } from "@/domain/go-live/cadence";
import { blocks } from "@/domain/go-live/open-blocker";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { asSentence, listed } from "@/domain/words";

/**
 * The agency records the go-live that was found: once, whoever does it first. It declares nothing: the website has to
 * be live by checks that are fresh, with no blocking task open.
 */
export const recordGoLive = (actor: Actor, place: Place, now: Date) =>
  changeAs(actor, "goLive.signOff", place.accountId, async (tx) => {
    const locked = await lockChecklist(tx, place);
    refuseUnlessLive(locked, now);
    const open = and(eq(goLives.environmentId, place.environmentId), isNull(goLives.endedAt));
    const [made] = await tx
      .update(goLives)
      .set({ signedOffAt: now, signedOffBy: actor.userId })
      .where(and(open, isNull(goLives.signedOffAt)))
      .returning({ since: goLives.happenedAt });
    if (!made) {
      const [by] = await tx
        .select({ name: users.name })
        .from(goLives)
        .leftJoin(users, eq(users.id, goLives.signedOffBy))
        .where(open);
      throw new Refusal("form", `It is recorded already, by ${by?.name ?? "somebody else"}.`);
    }
    return {
      result: locked.name,
      event: {
        action: "golive.recorded",
        subject: locked.name,
        after: { liveSince: made.since.toISOString() },
      },
    };
  });

function refuseUnlessLive({ environment, tasks, hostnames }: LockedChecklist, now: Date) {
  const open = tasks.filter(blocks).map(({ title }) => `“${title}”`);
  if (environment.state !== "live")
    throw new Refusal("form", `${asSentence(`It is not live: ${environment.reason}`)}${stillOpen(open)}`);
  const unasked = hostnames.some(({ finding }) => finding?.verdict === "unknown");
  if (unasked || !isRecent(environment.state, environment.checkedAt, now))
    throw new Refusal("form", "The last check is too old to go by. Check now, then record it.");
  if (open.length > 0) throw new Refusal("form", `Not yet.${stillOpen(open)}`);
}

const stillOpen = (open: string[]) => (open.length > 0 ? ` Still open: ${listed(open)}.` : "");
