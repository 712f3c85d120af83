import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { alsoAsSystem, type Tx } from "@/db/access";
import { environments } from "@/db/schema/applications";
import { outbox } from "@/db/schema/events";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { notices } from "@/db/schema/notices";

/** Takes back what has not gone out about host names that are about to be removed: their links lead nowhere then. */
export const withdrawDnsMail = (tx: Tx, within: SQL) =>
  withdraw(
    tx,
    inArray(
      outbox.about,
      tx
        .select({ id: dnsTasks.id })
        .from(dnsTasks)
        .innerJoin(hostnames, eq(hostnames.id, dnsTasks.hostnameId))
        .innerJoin(environments, eq(environments.id, hostnames.environmentId))
        .where(within),
    ),
  );

/** The same about environments, with what their notices tell. */
export async function withdrawEnvironmentMail(tx: Tx, within: SQL) {
  await withdrawDnsMail(tx, within);
  // Everybody's notices are seen by the portal alone.
  await alsoAsSystem(tx, () =>
    withdraw(
      tx,
      inArray(
        outbox.about,
        tx
          .select({ id: notices.id })
          .from(notices)
          .innerJoin(environments, eq(environments.id, notices.environmentId))
          .where(within),
      ),
    ),
  );
}

/** The same about everything in an account, its invitations too. */
export const withdrawAccountMail = (tx: Tx, accountId: string) =>
  withdraw(tx, eq(outbox.accountId, accountId));

const withdraw = (tx: Tx, what: SQL) => tx.delete(outbox).where(and(what, isNull(outbox.sentAt)));
