import { sql } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";

const MOST = 100;

/** Who has a login and no access to anything any more, by name; for those who may erase them. */
export const formerPeople = async ({ staffRole }: Actor) => {
  if (!staffRole || !can(staffRole, "person.erase")) return [];
  return readAsSystem(async (tx) => {
    const { rows } = await tx.execute<{ id: string; name: string; email: string }>(sql`
      select u.id, coalesce(nullif(u.name, ''), u.email) as name, u.email from users u
      where u.erased_at is null and not exists (select from staff where user_id = u.id)
        and not exists (select from memberships where user_id = u.id)
      order by lower(u.name), u.id limit ${MOST}`);
    return rows;
  });
};
