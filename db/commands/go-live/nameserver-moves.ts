import { and, eq } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { hostnames, nameserverMoves } from "@/db/schema/hostnames";
import type { MoveComparison } from "@/domain/go-live/change/nameserver-move";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

interface Place {
  accountId: string;
  hostnameId: string;
}

/** Keeps what the nameservers said to which a domain is to move; the last comparison replaces the one before. */
export const keepMove = (
  actor: Actor,
  { accountId, hostnameId }: Place,
  found: { nameservers: string[]; comparison: MoveComparison },
  comparedAt: Date,
) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const subject = await nameOf(tx, accountId, hostnameId);
    const row = { ...found, comparedAt };
    await tx
      .insert(nameserverMoves)
      .values({ accountId, hostnameId, ...row })
      .onConflictDoUpdate({ target: nameserverMoves.hostnameId, set: row });
    return {
      result: undefined,
      event: { action: "hostname.moveCompared", subject, after: found.nameservers },
    };
  });

/** The nameservers stay where they are. */
export const dropMove = (actor: Actor, { accountId, hostnameId }: Place) =>
  changeAs(actor, "environment.update", accountId, async (tx) => {
    const subject = await nameOf(tx, accountId, hostnameId);
    const dropped = await tx
      .delete(nameserverMoves)
      .where(eq(nameserverMoves.hostnameId, hostnameId))
      .returning({ id: nameserverMoves.hostnameId });
    if (dropped.length === 0) throw new Refusal("form", "No move is kept: somebody called it off already.");
    return { result: undefined, event: { action: "hostname.moveDropped", subject } };
  });

async function nameOf(tx: Tx, accountId: string, hostnameId: string) {
  const [row] = await tx
    .select({ name: hostnames.name })
    .from(hostnames)
    .where(and(eq(hostnames.accountId, accountId), eq(hostnames.id, hostnameId)))
    .for("update");
  if (!row) throw new NotFound();
  return row.name;
}
