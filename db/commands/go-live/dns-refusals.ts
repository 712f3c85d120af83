import { and, eq, gt, isNull } from "drizzle-orm";
import { alsoAsSystem, type Tx } from "@/db/access";
import type { DnsSubject } from "@/db/queries/go-live/dns-subject";
import { dnsTasks } from "@/db/schema/hostnames";
import { displayName } from "@/domain/accounts/hostname";
import { unsavedReason } from "@/domain/go-live/change/snapshot";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import type { Actor } from "@/domain/people/actor";
import { isAgencyRole, type Role } from "@/domain/people/role";
import { Refusal } from "@/domain/refusal";
import { env } from "@/env";

/** Nobody gives out more links than this a day. */
const MOST_A_DAY = 60;

export function refuseUnconfigured(subjects: DnsSubject[], mine: Role) {
  const missing = edgeMissing(
    env().edge,
    subjects.map(({ hostname }) => hostname.name),
  );
  if (missing)
    throw new Refusal("form", isAgencyRole(mine) ? missing : "Your agency has not finished the set-up.");
}

export function refuseUnsaved({ hostname, snapshot, finding, target }: DnsSubject) {
  if (snapshot) return;
  const why = finding
    ? unsavedReason(finding.facts, target)
    : "The first check saves them, and has not run yet.";
  throw new Refusal(
    "form",
    `The old records of ${displayName(hostname.name)} are not saved, so that nobody could go back. ${why ?? "The next check saves them."}`,
  );
}

export async function refuseSecond(tx: Tx, hostnameId: string, name: string, recipient: string, now: Date) {
  const [open] = await tx
    .select({ id: dnsTasks.id })
    .from(dnsTasks)
    .where(
      and(
        eq(dnsTasks.hostnameId, hostnameId),
        eq(dnsTasks.recipient, recipient),
        isNull(dnsTasks.revokedAt),
        gt(dnsTasks.expiresAt, now),
      ),
    );
  if (open)
    throw new Refusal(
      "addresses",
      `${recipient} has a link for ${displayName(name)} already. Send that one again, or copy it.`,
    );
}

export async function refuseTooMany(tx: Tx, actor: Actor, more: number, now: Date) {
  const since = new Date(now.getTime() - 86_400_000);
  // As the portal: what they gave out for other accounts is hidden from them here.
  const given = await alsoAsSystem(tx, () =>
    tx.$count(dnsTasks, and(eq(dnsTasks.createdBy, actor.userId), gt(dnsTasks.createdAt, since))),
  );
  if (given + more > MOST_A_DAY)
    throw new Refusal(
      "form",
      `You can give out ${MOST_A_DAY} links a day. Copy a link that there is, or go on tomorrow.`,
    );
}
