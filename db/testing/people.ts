import { asSystem } from "@/db/access";
import { foundAgency } from "@/db/commands/accounts/agency";
import type { Sender } from "@/db/commands/sign-in/sessions";
import { memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/people/actor";
import type { AgencyRole, ClientRole } from "@/domain/people/role";

/** A person of the client's, for tests that are not about how one joins. */
export const addClientUser = (
  accountId: string,
  email: string,
  role: ClientRole = "client_viewer",
): Promise<Actor> =>
  asSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ email, name: email.split("@")[0] })
      .returning();
    if (!user) throw new Error("no user");
    await tx.insert(memberships).values({ accountId, userId: user.id, role });
    return {
      userId: user.id,
      name: user.name,
      email,
      timeZone: "UTC",
      staffRole: null,
      sessionId: "",
      provenAt: new Date(),
    };
  });

/** The agency, and its owner who acts, for tests that are not about the first visit. */
export async function foundOwner(): Promise<Actor> {
  const { id, name, email } = await foundAgency({
    agency: "Harbour Row",
    name: "Ana Ruiz",
    email: "ana@harbour.com",
  });
  return {
    userId: id,
    name,
    email,
    timeZone: "UTC",
    staffRole: "owner",
    sessionId: "",
    provenAt: new Date(),
  };
}

/** Where somebody signs in from, for tests that are not about it. */
export const someBrowser: Sender = { agent: "Firefox", address: "192.0.2.9" };

/** A colleague, for tests that are not about how one joins. */
export const addStaff = (email: string, role: AgencyRole = "member"): Promise<Actor> =>
  asSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ email, name: email.split("@")[0] })
      .returning();
    if (!user) throw new Error("no user");
    await tx.insert(staff).values({ userId: user.id, role });
    return {
      userId: user.id,
      name: user.name,
      email,
      timeZone: "UTC",
      staffRole: role,
      sessionId: "",
      provenAt: new Date(),
    };
  });
