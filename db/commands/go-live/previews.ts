import { and, eq } from "drizzle-orm";
import { asSystem, changeAs } from "@/db/access";
import { hostnames, previews } from "@/db/schema/hostnames";
import { COMPARE_REST_SECONDS, type Comparison } from "@/domain/go-live/seen/preview";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

interface Place {
  accountId: string;
  environmentId: string;
}

/** Somebody compares edge and origin now: takes the host name's turn, and refuses who comes too soon. */
export const startPreview = (actor: Actor, { accountId, environmentId }: Place, name: string, now: Date) =>
  changeAs(actor, "check.run", accountId, async (tx) => {
    const [hostname] = await tx
      .select({ id: hostnames.id, comparedAt: previews.comparedAt })
      .from(hostnames)
      .leftJoin(previews, eq(previews.hostnameId, hostnames.id))
      .where(
        and(
          eq(hostnames.accountId, accountId),
          eq(hostnames.environmentId, environmentId),
          eq(hostnames.name, name),
        ),
      )
      .for("update", { of: hostnames });
    if (!hostname) throw new NotFound();
    const ago = hostname.comparedAt
      ? (now.getTime() - hostname.comparedAt.getTime()) / 1000
      : Number.MAX_VALUE;
    if (ago < COMPARE_REST_SECONDS)
      throw new Refusal(
        "form",
        `Compared a moment ago. Try again in ${Math.ceil(COMPARE_REST_SECONDS - ago)} s.`,
      );
    const begun = { comparison: { edge: null, origin: null } satisfies Comparison, comparedAt: now };
    await tx
      .insert(previews)
      .values({ accountId, hostnameId: hostname.id, ...begun })
      .onConflictDoUpdate({ target: previews.hostnameId, set: begun });
    return { result: hostname.id, event: { action: "preview.compared" as const, subject: name } };
  });

/** Keeps what was seen. Nothing is said of it: that somebody compares was told when it began. */
export const keepPreview = (hostnameId: string, comparison: Comparison) =>
  asSystem((tx) => tx.update(previews).set({ comparison }).where(eq(previews.hostnameId, hostnameId)));
