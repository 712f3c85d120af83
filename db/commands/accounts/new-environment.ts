import { changeAs } from "@/db/access";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import { lockApplication } from "@/db/commands/accounts/place";
import type { EnvironmentInput } from "@/domain/accounts/environment";
import type { Actor } from "@/domain/people/actor";

/** Adds an environment with its first host name to an application. */
export const createEnvironment = (actor: Actor, accountId: string, slug: string, input: EnvironmentInput) =>
  changeAs(actor, "environment.create", accountId, async (tx) => {
    const application = await lockApplication(tx, accountId, slug);
    const environment = await insertEnvironment(tx, accountId, application.id, {
      ...input,
      ownerId: actor.userId,
    });
    return {
      result: environment,
      event: {
        action: "environment.created",
        subject: `${environment.name} of ${application.name}`,
        after: input,
      },
    };
  });
