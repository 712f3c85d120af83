import { sql } from "drizzle-orm";
import { database } from "@/db/connection";
import { hashOf } from "@/db/token";
import type { Actor } from "@/domain/actor";

/** Who holds this session now, in one query; undefined when it ended. */
export async function actorOf(token: string): Promise<Actor | undefined> {
  const { rows } = await (await database()).execute(sql`
    select user_id as "userId", name, email, time_zone as "timeZone", staff_role as "staffRole",
      session_id as "sessionId" from session_actor(${hashOf(token)})`);
  return rows[0] as Actor | undefined;
}
