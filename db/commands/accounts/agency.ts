import { asSystem, record, type Tx } from "@/db/access";
import { agencies, staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import { Refusal } from "@/domain/refusal";

export interface NewAgency {
  agency: string;
  name: string;
  email: string;
}

/** The agency and its owner, once. Refuses when there is an agency already. */
export const foundAgency = (input: NewAgency) => asSystem((tx) => insertAgency(tx, input));

/** The same in the transaction of the caller. */
export async function insertAgency(tx: Tx, input: NewAgency, address?: string) {
  if ((await tx.select().from(agencies)).length > 0)
    throw new Refusal("form", "This portal already has its agency. Sign in instead.");
  await tx.insert(agencies).values({ name: input.agency });
  const owner = await insertStaff(tx, { name: input.name, email: input.email, role: "owner" });
  const founder = { userId: owner.id, name: owner.name, staffRole: "owner" as const, address };
  await record(tx, founder, null, { action: "agency.founded", subject: input.agency });
  return owner;
}

/** A person of the agency's, who can sign in at once. */
export async function insertStaff(
  tx: Tx,
  input: { name: string; email: string; role: "owner" | "admin" | "member" },
) {
  const { role, ...person } = input;
  const [user] = await tx
    .insert(users)
    .values({ ...person, emailVerifiedAt: new Date() })
    .returning();
  if (!user) throw new Error("the database returned no row for a new user");
  await tx.insert(staff).values({ userId: user.id, role });
  return user;
}
