import { and, eq } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { lockEnvironment } from "@/db/commands/accounts/place";
import { refuseOvertaken } from "@/db/commands/go-live/overtaken";
import { settleApplication } from "@/db/commands/go-live/standing";
import { environments } from "@/db/schema/applications";
import type { EnvironmentPath } from "@/domain/accounts/environment";
import type { Seen } from "@/domain/activity/conflict";
import type { Actor } from "@/domain/people/actor";

/** Says where the edge fetches an environment from; null takes it back. */
export const changeOrigin = (
  actor: Actor,
  accountId: string,
  path: EnvironmentPath,
  origin: string | null,
  seen?: Seen,
) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    const { version } = environment;
    const now = { version, values: { origin: environment.origin } };
    const action = "environment.originChanged";
    const subject = `${environment.name} of ${application.name}`;
    await refuseOvertaken(tx, actor, { accountId, seen, now, wanted: { origin }, action, subject });
    await tx
      .update(environments)
      .set({ origin, version: version + 1 })
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environment.id)));
    await settleApplication(tx, application.id, new Date());
    return {
      result: origin,
      event: {
        action,
        subject,
        before: { origin: environment.origin },
        after: { origin },
      },
    };
  });
