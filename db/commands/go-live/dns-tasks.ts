import { and, eq, inArray, isNull } from "drizzle-orm";
import { changeAs, type Tx } from "@/db/access";
import { familyOf, lockFamily } from "@/db/commands/go-live/dns-family";
import { mailDnsTask, sideOf } from "@/db/commands/go-live/dns-mail";
import { refuseUnconfigured } from "@/db/commands/go-live/dns-refusals";
import { withdrawMail } from "@/db/commands/notices/outbox";
import { dnsSubjects } from "@/db/queries/go-live/dns-subject";
import { dnsTasks, hostnames } from "@/db/schema/hostnames";
import { dnsToken } from "@/db/secrets/dns-link";
import { hashOf } from "@/db/secrets/token";
import { displayName } from "@/domain/accounts/hostname";
import type { DomainEvent } from "@/domain/activity/event";
import { dnsLinkExpiry, refuseEarlyReminder } from "@/domain/dns-task/dns-link";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

/** Mails the same link again, for 14 more days. At most once a day for each link. */
export const remind = (actor: Actor, accountId: string, dnsTaskId: string, now: Date) =>
  changeAs(actor, "dnsTask.send", accountId, async (tx, mine) => {
    const link = await lockLink(tx, accountId, dnsTaskId);
    refuseEarlyReminder(link, now, actor.timeZone);
    const [subject] = await dnsSubjects(tx, [link.hostnameId]);
    const { id, recipient, note, phone } = link;
    if (!subject || !recipient) throw new NotFound();
    refuseUnconfigured([subject], mine);
    const expiresAt = dnsLinkExpiry(now);
    // After a change of the portal's secret the mail has another token than the link had.
    const tokenHash = hashOf(dnsToken(id));
    await tx.update(dnsTasks).set({ expiresAt, remindedAt: now, tokenHash }).where(eq(dnsTasks.id, id));
    const { name, email, timeZone } = actor;
    const asker = { name, email, phone, of: sideOf(actor, subject) };
    await mailDnsTask(tx, subject, {
      id,
      recipient,
      expiresAt,
      asker,
      note,
      timeZone,
      why: { kind: "reminder" },
    });
    const event: DomainEvent = {
      action: "dnsTask.reminded",
      subject: displayName(subject.hostname.name),
      after: { to: recipient },
    };
    return { result: recipient, event };
  });

/** Ends a link before its time, and with it every link that was passed on from it. */
export const revokeDnsTask = (actor: Actor, accountId: string, dnsTaskId: string, now: Date) =>
  changeAs(actor, "dnsTask.revoke", accountId, async (tx) => {
    await lockFamily(tx, dnsTaskId);
    const link = await lockLink(tx, accountId, dnsTaskId);
    const ids = await familyOf(tx, link.id);
    await tx
      .update(dnsTasks)
      .set({ revokedAt: now })
      .where(and(inArray(dnsTasks.id, ids), isNull(dnsTasks.revokedAt)));
    for (const id of ids) await withdrawMail(tx, id);
    const [hostname] = await tx
      .select({ name: hostnames.name })
      .from(hostnames)
      .where(eq(hostnames.id, link.hostnameId));
    const event: DomainEvent = {
      action: "dnsTask.revoked",
      subject: displayName(hostname?.name ?? ""),
      before: { to: link.recipient ?? "a copied link" },
    };
    return { result: { recipient: link.recipient, forwarded: ids.length - 1 }, event };
  });

async function lockLink(tx: Tx, accountId: string, id: string) {
  const [link] = await tx
    .select()
    .from(dnsTasks)
    .where(and(eq(dnsTasks.accountId, accountId), eq(dnsTasks.id, id), isNull(dnsTasks.revokedAt)))
    .for("update");
  if (!link) throw new NotFound();
  return link;
}
