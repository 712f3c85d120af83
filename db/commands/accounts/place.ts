import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { applications, environments } from "@/db/schema/applications";
import type { EnvironmentPath } from "@/domain/accounts/environment";
import { NotFound } from "@/domain/refusal";

/** The application behind a slug, locked until the change is done. Not found when the account has none. */
export async function lockApplication(tx: Tx, accountId: string, slug: string) {
  const [application] = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.accountId, accountId), eq(applications.slug, slug)))
    .for("update");
  if (!application) throw new NotFound();
  return application;
}

/** The environment behind two slugs, locked until the change is done. */
export async function lockEnvironment(tx: Tx, accountId: string, path: EnvironmentPath) {
  const application = await lockApplication(tx, accountId, path.application);
  const [environment] = await tx
    .select()
    .from(environments)
    .where(
      and(
        eq(environments.accountId, accountId),
        eq(environments.applicationId, application.id),
        eq(environments.slug, path.environment),
      ),
    )
    .for("update");
  if (!environment) throw new NotFound();
  return { application, environment };
}
