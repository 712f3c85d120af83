import { asc, eq, ne } from "drizzle-orm";
import { readAgencyAs } from "@/db/access";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";

const MOST = 100;

/** The agency's other people, by name; at most a hundred. */
export const colleagues = (actor: Actor) =>
  readAgencyAs(actor, "goLive.queue", (tx) =>
    tx
      .select({ id: users.id, name: users.name, email: users.email, role: staff.role })
      .from(staff)
      .innerJoin(users, eq(users.id, staff.userId))
      .where(ne(staff.userId, actor.userId))
      .orderBy(asc(users.name), asc(users.id))
      .limit(MOST),
  );
