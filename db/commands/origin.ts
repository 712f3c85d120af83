import { and, eq } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { type EnvironmentPath, lockEnvironment } from "@/db/commands/place";
import { settleApplication } from "@/db/commands/standing";
import { environments } from "@/db/schema/applications";
import type { Actor } from "@/domain/actor";

/** Says where the edge fetches an environment from; null takes it back. */
export const changeOrigin = (actor: Actor, accountId: string, path: EnvironmentPath, origin: string | null) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    await tx
      .update(environments)
      .set({ origin })
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environment.id)));
    await settleApplication(tx, application.id, new Date());
    return {
      result: origin,
      event: {
        action: "environment.originChanged",
        subject: `${environment.name} of ${application.name}`,
        before: { origin: environment.origin },
        after: { origin },
      },
    };
  });
