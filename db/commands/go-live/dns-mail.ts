import type { Tx } from "@/db/access";
import { enqueueMail, withdrawMail } from "@/db/commands/notices/outbox";
import type { DnsSubject } from "@/db/queries/go-live/dns-subject";
import { dnsHref } from "@/db/secrets/dns-link";
import { type DnsTaskLetter, dnsTaskMail } from "@/domain/mail/dns-task";
import type { Actor } from "@/domain/people/actor";

/** For whom somebody asks: the agency, or the client whose they are. */
export const sideOf = ({ staffRole }: Actor, { agency, account }: DnsSubject) =>
  staffRole ? agency : account;

/** Puts the mail with a link to a DNS change into the outbox, in place of one that has not gone out. */
export async function mailDnsTask(
  tx: Tx,
  subject: DnsSubject,
  about: { id: string; recipient: string; expiresAt: Date } & Pick<
    DnsTaskLetter,
    "asker" | "note" | "timeZone" | "why"
  >,
) {
  const { id, recipient, ...rest } = about;
  const { agency, hostname, steps, keepers, mailEffect, old } = subject;
  const mail = dnsTaskMail({
    ...rest,
    agency,
    hostname: hostname.name,
    steps,
    keepers,
    mailEffect,
    old,
    href: dnsHref(id),
  });
  await withdrawMail(tx, id);
  await enqueueMail(tx, { accountId: hostname.accountId, about: id, to: recipient, mail });
}
