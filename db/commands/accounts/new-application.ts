import { changeAs, type Tx } from "@/db/access";
import { insertApplication } from "@/db/commands/accounts/applications";
import { insertEnvironment } from "@/db/commands/accounts/environments";
import type { NewApplication } from "@/domain/accounts/new-application";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";

/** Adds a website to an account: application, production and, when there is one, staging; or nothing. */
export const createApplication = (actor: Actor, accountId: string, input: NewApplication) =>
  changeAs(actor, "application.create", accountId, async (tx) => {
    const { staging, ...website } = input;
    const ownerId = actor.userId;
    const { application } = await insertApplication(tx, accountId, { ...website, ownerId });
    if (staging) await insertStaging(tx, accountId, application.id, { hostname: staging, ownerId });
    return {
      result: application,
      event: { action: "application.created", subject: application.name, after: input },
    };
  });

async function insertStaging(
  tx: Tx,
  accountId: string,
  applicationId: string,
  at: { hostname: string; ownerId: string },
) {
  try {
    const kind = "staging" as const;
    await insertEnvironment(tx, accountId, applicationId, { name: "Staging", kind, origin: null, ...at });
  } catch (error) {
    throw error instanceof Refusal ? new Refusal("staging", error.message) : error;
  }
}
