import { and, eq, gt, sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { database } from "@/db/connection";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { hashOf } from "@/db/secrets/token";
import { type Actor, NOBODY, type Viewing } from "@/domain/people/actor";

/** Who holds this session now, in one query; undefined when it ended, or when a second factor is still to be shown or set up. */
export async function actorOf(token: string): Promise<Actor | undefined> {
  const held = await sessionBehind(token);
  return held && !held.mustEnrol ? held.actor : undefined;
}

/** The same, and whether they may do nothing else before they have set up a second factor. */
export async function sessionBehind(
  token: string,
): Promise<{ actor: Actor; mustEnrol: boolean } | undefined> {
  const { rows } = await (await database()).execute(sql`
    select user_id as "userId", name, email, time_zone as "timeZone", staff_role as "staffRole",
      session_id as "sessionId", method, must_enrol as "mustEnrol",
      (extract(epoch from now() - proven_at) * 1000)::float8 as "provenAgo",
      case when viewing_account_id is not null then (select json_build_object('accountId', account_id, 'slug', slug,
        'account', account, 'role', role, 'until', (extract(epoch from until) * 1000)::float8)
        from session_view(session_id)) end as viewing
    from session_actor(${hashOf(token)})`);
  if (!rows[0]) return undefined;
  const { mustEnrol, provenAgo, viewing, ...person } = rows[0] as unknown as Row;
  const actor = { ...person, provenAt: new Date(Date.now() - provenAgo) };
  return { actor: viewing ? viewer(actor, viewing) : actor, mustEnrol };
}

/** Somebody of the agency while they view the portal as a client: with none of their own rights. */
const viewer = (actor: Actor, viewing: NonNullable<Row["viewing"]>): Actor => ({
  ...actor,
  userId: NOBODY,
  staffRole: null,
  viewing: { ...viewing, until: new Date(viewing.until) },
});

interface Row extends Omit<Actor, "provenAt" | "viewing"> {
  viewing: (Omit<Viewing, "until"> & { until: number }) | null;
  mustEnrol: boolean;
  /** How long ago by the clock of the database, which may not be this process's. */
  provenAgo: number;
}

/** Who is between the first and the second proof in this browser. */
export const pendingBehind = (token: string) =>
  readAsSystem(async (tx) => {
    const [pending] = await tx
      .select({ id: sessions.id, userId: users.id, name: users.name, email: users.email })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(eq(sessions.tokenHash, hashOf(token)), sessions.pending, gt(sessions.expiresAt, sql`now()`)),
      );
    return pending;
  });
