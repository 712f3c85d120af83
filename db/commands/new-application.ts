import { changeAs } from "@/db/access";
import { insertApplication } from "@/db/commands/applications";
import { insertEnvironment } from "@/db/commands/environments";
import type { Actor } from "@/domain/actor";
import type { NewApplication } from "@/domain/new-application";

/** Adds a website to an account: application, production and, when there is one, staging; or nothing. */
export const createApplication = (actor: Actor, accountId: string, input: NewApplication) =>
  changeAs(actor, "application.create", accountId, async (tx) => {
    const { staging, ...website } = input;
    const { application } = await insertApplication(tx, accountId, website);
    if (staging)
      await insertEnvironment(tx, accountId, application.id, {
        name: "Staging",
        kind: "staging",
        hostname: staging,
        origin: null,
      });
    return {
      result: application,
      event: { action: "application.created", subject: application.name, after: input },
    };
  });
