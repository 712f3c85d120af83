import { inArray } from "drizzle-orm";
import { readAgencyAs } from "@/db/access";
import { hostnames } from "@/db/schema/hostnames";
import type { Actor } from "@/domain/people/actor";

/** Which of these host names are in use in accounts that this person reaches; others are found when one is added. */
export const takenHostnames = (actor: Actor, names: string[]) =>
  readAgencyAs(actor, "account.create", async (tx) => {
    const rows = await tx
      .select({ name: hostnames.name })
      .from(hostnames)
      .where(inArray(hostnames.name, names));
    return rows.map(({ name }) => name);
  });
