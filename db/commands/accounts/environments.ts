import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { copyTemplate } from "@/db/commands/go-live/template-copy";
import { duplicateRefused } from "@/db/constraint";
import { environments } from "@/db/schema/applications";
import { hostnames } from "@/db/schema/hostnames";
import { type EnvironmentKind, refuseTakenName } from "@/domain/accounts/environment";
import { takenSentence } from "@/domain/accounts/hostname";

interface NewEnvironment {
  name: string;
  kind: EnvironmentKind;
  hostname: string;
  origin: string | null;
  /** Who of the agency sees to its go-live: at first whoever added it. */
  ownerId?: string;
}

/** Adds an environment with its first host name. Refuses a name taken in this application and a host name taken anywhere. */
export async function insertEnvironment(
  tx: Tx,
  accountId: string,
  applicationId: string,
  input: NewEnvironment,
) {
  const siblings = await tx
    .select({ slug: environments.slug })
    .from(environments)
    .where(and(eq(environments.accountId, accountId), eq(environments.applicationId, applicationId)));
  refuseTakenName(
    input.name,
    siblings.map((sibling) => sibling.slug),
  );
  const { hostname, ...environment } = input;
  const [made] = await tx
    .insert(environments)
    .values({
      ...environment,
      accountId,
      applicationId,
      slug: input.name.toLowerCase(),
      edgeLabel: newEdgeLabel(),
    })
    .returning();
  if (!made) throw new Error("the database returned no row for a new environment");
  await insertHostname(tx, accountId, made.id, hostname);
  await copyTemplate(tx, made);
  return made;
}

/** Adds a host name to an environment; one in the whole portal, without saying whose the other is. */
export const insertHostname = (tx: Tx, accountId: string, environmentId: string, name: string) =>
  duplicateRefused(
    tx.insert(hostnames).values({ accountId, environmentId, name, nextCheckAt: new Date() }).returning(),
    "hostname",
    takenSentence(name),
  );

/** Unguessable, so that nobody can point a name at another environment of the edge before it is theirs. */
const newEdgeLabel = () => `p${randomBytes(8).toString("hex")}`;
