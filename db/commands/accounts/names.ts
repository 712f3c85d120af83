import { and, eq, ne } from "drizzle-orm";
import { changeAs } from "@/db/access";
import { lockApplication, lockEnvironment } from "@/db/commands/accounts/place";
import { refuseOvertaken } from "@/db/commands/go-live/overtaken";
import { accounts } from "@/db/schema/accounts";
import { applications, environments } from "@/db/schema/applications";
import { type EnvironmentPath, refuseTakenName } from "@/domain/accounts/environment";
import { refuseSameName } from "@/domain/accounts/same-name";
import type { Seen } from "@/domain/activity/conflict";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

/** Gives a client account another name; its address stays. */
export const renameAccount = (actor: Actor, accountId: string, name: string, seen?: Seen) =>
  changeAs(actor, "account.update", accountId, async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("no key update");
    if (!account) throw new NotFound();
    const now = { version: account.version, values: { name: account.name } };
    await refuseOvertaken(tx, actor, {
      accountId,
      seen,
      now,
      wanted: { name },
      action: "account.renamed",
      subject: account.name,
    });
    refuseSameName(account.name, name);
    await tx
      .update(accounts)
      .set({ name, version: account.version + 1 })
      .where(eq(accounts.id, accountId));
    return {
      result: name,
      event: { action: "account.renamed", subject: name, before: { name: account.name }, after: { name } },
    };
  });

/** Gives an application another name; its address stays. */
export const renameApplication = (actor: Actor, accountId: string, slug: string, name: string, seen?: Seen) =>
  changeAs(actor, "application.update", accountId, async (tx) => {
    const application = await lockApplication(tx, accountId, slug);
    const { version } = application;
    const now = { version, values: { name: application.name } };
    await refuseOvertaken(tx, actor, {
      accountId,
      seen,
      now,
      wanted: { name },
      action: "application.renamed",
      subject: application.name,
    });
    refuseSameName(application.name, name);
    await tx
      .update(applications)
      .set({ name, version: version + 1 })
      .where(and(eq(applications.accountId, accountId), eq(applications.id, application.id)));
    return {
      result: name,
      event: {
        action: "application.renamed",
        subject: name,
        before: { name: application.name },
        after: { name },
      },
    };
  });

/** Gives an environment another name, which no other of the application reads like; its address stays. */
export const renameEnvironment = (
  actor: Actor,
  accountId: string,
  path: EnvironmentPath,
  name: string,
  seen?: Seen,
) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    const { version } = environment;
    const now = { version, values: { name: environment.name } };
    await refuseOvertaken(tx, actor, {
      accountId,
      seen,
      now,
      wanted: { name },
      action: "environment.renamed",
      subject: `${environment.name} of ${application.name}`,
    });
    refuseSameName(environment.name, name);
    const siblings = await tx
      .select({ name: environments.name, slug: environments.slug })
      .from(environments)
      .where(
        and(
          eq(environments.accountId, accountId),
          eq(environments.applicationId, application.id),
          ne(environments.id, environment.id),
        ),
      );
    refuseTakenName(
      name,
      siblings.flatMap((sibling) => [sibling.slug, sibling.name.toLowerCase()]),
    );
    await tx
      .update(environments)
      .set({ name, version: version + 1 })
      .where(and(eq(environments.accountId, accountId), eq(environments.id, environment.id)));
    return {
      result: name,
      event: {
        action: "environment.renamed",
        subject: `${name} of ${application.name}`,
        before: { name: environment.name },
        after: { name },
      },
    };
  });
