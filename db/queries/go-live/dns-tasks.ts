import { and, desc, eq, sql } from "drizzle-orm";
import { readAccountAs, readAsSystem, type Tx } from "@/db/access";
import { dnsSubjects } from "@/db/queries/go-live/dns-subject";
import { agencies } from "@/db/schema/agency";
import { outbox } from "@/db/schema/events";
import { dnsTasks, findings, hostnames } from "@/db/schema/hostnames";
import { dnsHref } from "@/db/secrets/dns-link";
import { hashOf } from "@/db/secrets/token";
import { dnsLinkState } from "@/domain/dns-task/dns-link";
import { isLongAgo } from "@/domain/go-live/cadence";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import type { MailDates } from "@/domain/mail/delivery";
import type { Asker } from "@/domain/mail/dns-task";
import type { Actor } from "@/domain/people/actor";
import { env } from "@/env";

const MOST = 100;

/** The links that were given out for the host names of an environment, the newest first; a hundred at most. */
export const dnsTasksOf = (actor: Actor, accountId: string, environmentId: string, now: Date) =>
  readAccountAs(actor, "dnsTask.send", accountId, async (tx) => {
    const mail = tx
      .selectDistinctOn([outbox.about], {
        about: outbox.about,
        sentAt: outbox.sentAt,
        failedAt: outbox.failedAt,
        attempts: outbox.attempts,
        lastError: outbox.lastError,
      })
      .from(outbox)
      .where(eq(outbox.accountId, accountId))
      .orderBy(outbox.about, desc(outbox.createdAt))
      .as("mail");
    const rows = await tx
      .select({
        link: dnsTasks,
        hostname: hostnames.name,
        mailed: mail.about,
        sentAt: mail.sentAt,
        failedAt: mail.failedAt,
        attempts: mail.attempts,
        lastError: mail.lastError,
      })
      .from(dnsTasks)
      .innerJoin(hostnames, eq(hostnames.id, dnsTasks.hostnameId))
      .leftJoin(mail, eq(mail.about, dnsTasks.id))
      .where(and(eq(dnsTasks.accountId, accountId), eq(hostnames.environmentId, environmentId)))
      .orderBy(desc(dnsTasks.createdAt), desc(dnsTasks.id))
      .limit(MOST);
    return rows.map(({ link: { tokenHash: _, ...link }, hostname, mailed, sentAt, failedAt, ...tries }) => {
      const state = dnsLinkState(link, now);
      const { attempts, lastError } = tries;
      const mail: MailDates | null = mailed ? { sentAt, failedAt, attempts: attempts ?? 0, lastError } : null;
      return { ...link, hostname, mail, state, href: state === "open" ? dnsHref(link.id) : null };
    });
  });

export type GivenDnsTask = Awaited<ReturnType<typeof dnsTasksOf>>[number];

/**
 * What a link to a DNS change leads to; reading it changes nothing. Undefined for one that never was or whose host
 * name is gone. `subject` is there only while the link is open.
 */
export const dnsTaskBehind = (token: string, now: Date) =>
  readAsSystem(async (tx) => {
    const [link] = await tx
      .select()
      .from(dnsTasks)
      .where(eq(dnsTasks.tokenHash, hashOf(token)));
    if (!link) return undefined;
    const state = dnsLinkState(link, now);
    const [agency] = await tx.select({ name: agencies.name }).from(agencies);
    const name = agency?.name ?? "Portico";
    const about = { link, state, agency: name, asker: await askerOf(tx, link, name) };
    if (state !== "open" || edgeMissing(env().edge, [])) return { ...about, subject: undefined };
    const [subject] = await dnsSubjects(tx, [link.hostnameId]);
    return { ...about, subject };
  });

export type DnsTaskBehind = NonNullable<Awaited<ReturnType<typeof dnsTaskBehind>>>;

type ZonedAsker = Asker & { zone: string };

/**
 * Who of the portal gave out the link, or the one from which it was passed on, and for whom; the agency alone once
 * they are neither of it nor of the client any more.
 */
export async function askerOf(
  tx: Tx,
  { id, phone }: { id: string; phone: string },
  agency: string,
): Promise<ZonedAsker> {
  const { rows } = await tx.execute<Omit<ZonedAsker, "phone">>(sql`
    with recursive line as (
      select id, account_id, created_by, forwarded_from from dns_tasks where id = ${id}
      union all select d.id, d.account_id, d.created_by, d.forwarded_from
        from dns_tasks d join line l on d.id = l.forwarded_from
    )
    select coalesce(nullif(u.name, ''), u.email) as name, u.email, u.time_zone as zone,
      case when s.user_id is null then a.name else ${agency}::text end as of
    from line join users u on u.id = line.created_by
    left join staff s on s.user_id = u.id
    left join memberships m on m.user_id = u.id and m.account_id = line.account_id and m.role <> 'staff'
    left join accounts a on a.id = m.account_id
    where line.forwarded_from is null and u.erased_at is null and (s.user_id is not null or m.user_id is not null)`);
  const [asker] = rows;
  return asker ? { ...asker, phone } : { name: "", email: "", zone: "UTC", of: agency, phone: "" };
}

/**
 * What tells whether a page behind a link is out of date, and the host name while the link is open; undefined when the
 * link is none or leads nowhere any more.
 */
export const dnsTaskVersion = (token: string, now: Date) =>
  readAsSystem(async (tx) => {
    const [row] = await tx
      .select({
        link: { expiresAt: dnsTasks.expiresAt, revokedAt: dnsTasks.revokedAt },
        hostnameId: dnsTasks.hostnameId,
        standing: findings.standing,
        verdict: findings.verdict,
        checkedAt: findings.checkedAt,
      })
      .from(dnsTasks)
      .leftJoin(findings, eq(findings.hostnameId, dnsTasks.hostnameId))
      .where(eq(dnsTasks.tokenHash, hashOf(token)));
    if (!row) return undefined;
    const state = dnsLinkState(row.link, now);
    return {
      version: dnsPageVersion({ ...row, state }, now),
      open: state === "open" ? row.hostnameId : undefined,
    };
  });

export const dnsPageVersion = (
  seen: { state: string; standing: string | null; verdict: string | null; checkedAt: Date | null },
  now: Date,
) => {
  const { state, verdict, standing, checkedAt } = seen;
  return [state, verdict, standing, checkedAt?.getTime() ?? 0, isLongAgo(checkedAt, now)].join(".");
};
