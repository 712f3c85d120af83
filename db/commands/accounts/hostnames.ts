import { and, eq } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { insertHostname } from "@/db/commands/accounts/environments";
import { lockEnvironment } from "@/db/commands/accounts/place";
import { refuseWhileServed } from "@/db/commands/accounts/removal";
import { settle } from "@/db/commands/go-live/standing";
import { withdrawDnsMail } from "@/db/commands/notices/withdrawal";
import { hostnames } from "@/db/schema/hostnames";
import type { EnvironmentPath } from "@/domain/accounts/environment";
import { displayName, MOST_HOSTNAMES } from "@/domain/accounts/hostname";
import { type Confirmation, refuseOtherName } from "@/domain/accounts/removal";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

/** Adds a host name that the environment serves besides those it has. */
export const addHostname = (actor: Actor, accountId: string, path: EnvironmentPath, name: string) =>
  changeAs(actor, "hostname.add", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    await refuseOneMore(tx, environment.id);
    await insertHostname(tx, accountId, environment.id, name);
    await settle(tx, environment.id, new Date());
    return {
      result: name,
      event: {
        action: "hostname.added",
        subject: `${environment.name} of ${application.name}`,
        after: { hostname: name },
      },
    };
  });

/** The environment is locked, so that nobody counts past another. */
async function refuseOneMore(tx: Tx, environmentId: string) {
  const there = await tx.$count(hostnames, eq(hostnames.environmentId, environmentId));
  if (there >= MOST_HOSTNAMES)
    throw new Refusal(
      "hostname",
      `An environment has at most ${MOST_HOSTNAMES} host names. Add another environment for more.`,
    );
}

/** Takes a host name away. The last one of an environment stays, and so does one whose DNS points here. */
export const removeHostname = (
  actor: Actor,
  accountId: string,
  path: EnvironmentPath & { hostname: string },
  confirmation: Confirmation,
) =>
  changeAs(actor, "hostname.remove", accountId, async (tx) => {
    const { application, environment } = await lockEnvironment(tx, accountId, path);
    const all = await tx
      .select({ id: hostnames.id, name: hostnames.name })
      .from(hostnames)
      .where(and(eq(hostnames.accountId, accountId), eq(hostnames.environmentId, environment.id)));
    const hostname = all.find(({ name }) => name === path.hostname);
    if (!hostname) throw new NotFound();
    refuseOtherName(confirmation.typed, displayName(hostname.name));
    if (all.length === 1)
      throw new Refusal(
        "form",
        "An environment keeps at least one host name. Remove the environment instead.",
      );
    const within = eq(hostnames.id, hostname.id);
    await refuseWhileServed(tx, accountId, within, confirmation.pointing);
    await withdrawDnsMail(tx, within);
    await tx.delete(hostnames).where(and(eq(hostnames.accountId, accountId), within));
    await settle(tx, environment.id, new Date());
    return {
      result: undefined,
      event: {
        action: "hostname.removed",
        subject: `${environment.name} of ${application.name}`,
        before: { hostname: hostname.name },
      },
    };
  });
