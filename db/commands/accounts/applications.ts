import { eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { ADDED_JUST_NOW, duplicateRefused } from "@/db/constraint";
import { applications } from "@/db/schema/applications";
import { registrableOf } from "@/domain/accounts/hostname";
import { slugFor } from "@/domain/slug";

/** Adds an application with its production environment: the first host name is production, always. */
export async function insertApplication(
  tx: Tx,
  accountId: string,
  input: { name: string; hostname: string; origin: string | null; ownerId?: string },
) {
  const siblings = await tx
    .select({ slug: applications.slug })
    .from(applications)
    .where(eq(applications.accountId, accountId));
  const label = registrableOf(input.hostname)?.split(".")[0] ?? input.name;
  const slug = slugFor(
    label,
    siblings.map((sibling) => sibling.slug),
  );
  const [application] = await duplicateRefused(
    tx.insert(applications).values({ accountId, slug, name: input.name }).returning(),
    "form",
    ADDED_JUST_NOW,
  );
  if (!application) throw new Error("the database returned no row for a new application");
  const production = await insertEnvironment(tx, accountId, application.id, {
    name: "Production",
    kind: "production",
    hostname: input.hostname,
    origin: input.origin,
    ownerId: input.ownerId,
  });
  return { application, production };
}
