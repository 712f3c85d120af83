import { and, eq, type SQL } from "drizzle-orm";
import { changeAgencyAs, changeAs, type Tx } from "@/db/access";
import { lockApplication, lockEnvironment } from "@/db/commands/accounts/place";
import { withdrawAccountMail, withdrawEnvironmentMail } from "@/db/commands/notices/withdrawal";
import { accounts } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { goLives } from "@/db/schema/go-live";
import { findings, hostnames } from "@/db/schema/hostnames";
import { refuseSuspended } from "@/db/suspended";
import type { EnvironmentPath } from "@/domain/accounts/environment";
import {
  type Confirmation,
  type Pointing,
  refuseOtherName,
  refuseWhilePointing,
} from "@/domain/accounts/removal";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** Removes an environment with its host names. Production goes with its application only. */
export const removeEnvironment = (
  actor: Actor,
  accountId: string,
  path: EnvironmentPath,
  confirmation: Confirmation,
) =>
  changeAs(actor, "environment.remove", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    refuseOtherName(confirmation.typed, environment.name);
    if (environment.kind === "production")
      throw new Refusal("form", "Production goes with its application. Remove the application instead.");
    const within = eq(environments.id, environment.id);
    const names = await refuseWhileServed(tx, accountId, within, confirmation.pointing);
    await withdrawEnvironmentMail(tx, within);
    await tx
      .delete(environments)
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environment.id)));
    return {
      result: undefined,
      event: {
        action: "environment.removed",
        subject: `${environment.name} of ${application.name}`,
        before: { hostnames: names },
      },
    };
  });

/** Removes an application with all its environments and their host names. */
export const removeApplication = (
  actor: Actor,
  accountId: string,
  slug: string,
  confirmation: Confirmation,
) =>
  changeAs(actor, "application.remove", accountId, async (tx) => {
    const application = await lockApplication(tx, accountId, slug);
    refuseOtherName(confirmation.typed, application.name);
    const within = eq(environments.applicationId, application.id);
    const names = await refuseWhileServed(tx, accountId, within, confirmation.pointing);
    await withdrawEnvironmentMail(tx, within);
    await tx
      .delete(applications)
      .where(and(eq(applications.accountId, accountId), eq(applications.id, application.id)));
    return {
      result: undefined,
      event: { action: "application.removed", subject: application.name, before: { hostnames: names } },
    };
  });

/**
 * Removes a client account with everything in it. The event belongs to the agency,
 * because nobody reaches the account's own any more.
 */
export const removeAccount = (actor: Actor, accountId: string, confirmation: Confirmation) =>
  changeAgencyAs(actor, "account.remove", async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
    if (!account) throw new NotFound();
    await refuseSuspended(tx, accountId);
    refuseOtherName(confirmation.typed, account.name);
    const names = await refuseWhileServed(
      tx,
      accountId,
      eq(hostnames.accountId, accountId),
      confirmation.pointing,
    );
    await withdrawAccountMail(tx, accountId);
    await tx.delete(accounts).where(eq(accounts.id, accountId));
    return {
      result: undefined,
      event: { action: "account.removed", subject: account.name, before: { hostnames: names } },
    };
  });

/** Refuses while DNS of a host name among these points here; gives back their names. */
export async function refuseWhileServed(
  tx: Tx,
  accountId: string,
  within: SQL,
  pointing: Record<string, Pointing>,
) {
  const rows = await tx
    .selectDistinctOn([hostnames.name], {
      name: hostnames.name,
      standing: findings.standing,
      wentLive: goLives.id,
    })
    .from(hostnames)
    .innerJoin(environments, eq(environments.id, hostnames.environmentId))
    .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
    .leftJoin(goLives, eq(goLives.environmentId, hostnames.environmentId))
    .where(and(eq(hostnames.accountId, accountId), within))
    .orderBy(hostnames.name);
  refuseWhilePointing(
    rows.map(({ name, standing, wentLive }) => ({
      name,
      seenHere: wentLive !== null || POINTED.has(standing ?? ""),
      now: pointing[name] ?? "unknown",
    })),
  );
  return rows.map(({ name }) => name);
}

/** What a check finds only when some server answered with the edge. */
const POINTED = new Set<string>(["waiting", "broken", "confirming", "live"]);
