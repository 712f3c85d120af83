import { randomUUID } from "node:crypto";
import { changeAs, type Tx } from "@/db/access";
import { mailDnsTask, sideOf } from "@/db/commands/go-live/dns-mail";
import {
  refuseSecond,
  refuseTooMany,
  refuseUnconfigured,
  refuseUnsaved,
} from "@/db/commands/go-live/dns-refusals";
import { handOver } from "@/db/commands/go-live/manual-tasks";
import { type DnsSubject, dnsSubjects } from "@/db/queries/go-live/dns-subject";
import { dnsTasks } from "@/db/schema/hostnames";
import { dnsToken } from "@/db/secrets/dns-link";
import { hashOf } from "@/db/secrets/token";
import { displayName } from "@/domain/accounts/hostname";
import type { DomainEvent } from "@/domain/activity/event";
import { type DnsHandOver, dnsLinkExpiry } from "@/domain/dns-task/dns-link";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

/**
 * Hands DNS changes over: one link for each host name and each address, mailed; or one for each host name, to copy.
 * From then on it is the client's turn. Refuses while the old records are not saved, and while nothing can be checked.
 */
export const sendDnsTasks = (
  actor: Actor,
  accountId: string,
  environmentId: string,
  input: DnsHandOver,
  now: Date,
) =>
  changeAs(actor, "dnsTask.send", accountId, async (tx, mine) => {
    const { hostnameIds, addresses, how } = input;
    const subjects = await dnsSubjects(tx, hostnameIds, environmentId);
    if (subjects.length < new Set(hostnameIds).size) throw new NotFound();
    refuseUnconfigured(subjects, mine);
    subjects.forEach(refuseUnsaved);
    const recipients = how === "copy" ? [null] : addresses;
    await refuseTooMany(tx, actor, recipients.length * subjects.length, now);
    const first = await handOver(tx, { accountId, environmentId, userId: actor.userId, now });
    const given: Given[] = [];
    for (const subject of subjects)
      for (const recipient of recipients)
        given.push(await give(tx, actor, subject, { ...input, recipient }, now));
    return { result: given, event: eventsOf(given, first) };
  });

interface Given {
  id: string;
  hostname: string;
  recipient: string | null;
}

function eventsOf(given: Given[], first: boolean) {
  const names = [...new Set(given.map(({ hostname }) => displayName(hostname)))].join(", ");
  const events = given.map(
    ({ hostname, recipient }): DomainEvent => ({
      action: recipient ? "dnsTask.sent" : "dnsTask.made",
      subject: displayName(hostname),
      ...(recipient && { after: { to: recipient } }),
    }),
  );
  const handed: DomainEvent[] = first ? [{ action: "dnsTask.handedOver", subject: names }] : [];
  return [...handed, ...events] as [DomainEvent, ...DomainEvent[]];
}

async function give(
  tx: Tx,
  actor: Actor,
  subject: DnsSubject,
  { recipient, note, phone }: Pick<DnsHandOver, "note" | "phone"> & { recipient: string | null },
  now: Date,
): Promise<Given> {
  const { id: hostnameId, accountId, name } = subject.hostname;
  if (recipient) await refuseSecond(tx, hostnameId, name, recipient, now);
  const id = randomUUID();
  const expiresAt = dnsLinkExpiry(now);
  await tx.insert(dnsTasks).values({
    id,
    accountId,
    hostnameId,
    tokenHash: hashOf(dnsToken(id)),
    recipient,
    createdBy: actor.userId,
    note,
    phone,
    expiresAt,
    createdAt: now,
  });
  const { timeZone, email } = actor;
  const asker = { name: actor.name, email, phone, of: sideOf(actor, subject) };
  if (recipient)
    await mailDnsTask(tx, subject, {
      id,
      recipient,
      expiresAt,
      asker,
      note,
      timeZone,
      why: { kind: "first" },
    });
  return { id, hostname: name, recipient };
}
