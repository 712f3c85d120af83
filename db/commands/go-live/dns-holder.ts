import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { asSystem, record, type Tx } from "@/db/access";
import { lockFamily, passedOn } from "@/db/commands/go-live/dns-family";
import { mailDnsTask } from "@/db/commands/go-live/dns-mail";
import { countTry } from "@/db/commands/sign-in/throttle";
import { dnsSubjects } from "@/db/queries/go-live/dns-subject";
import { askerOf } from "@/db/queries/go-live/dns-tasks";
import { dnsTasks, findings, hostnames } from "@/db/schema/hostnames";
import { dnsToken } from "@/db/secrets/dns-link";
import { hashOf } from "@/db/secrets/token";
import { refuseSuspended } from "@/db/suspended";
import { displayName } from "@/domain/accounts/hostname";
import { forwardRefusal } from "@/domain/dns-task/dns-link";
import { HOLD_SECONDS, tooSoon } from "@/domain/go-live/cadence";
import { PAUSED } from "@/domain/people/suspension";
import { Refusal } from "@/domain/refusal";

const ENDED = "This link has ended. Ask whoever sent it for a new one.";

/**
 * The holder of a link says that the record is changed: kept the first time, and the host name is taken for a check.
 * Its own proof is the token. Gives the host name to check, or why it is not checked just now.
 */
export async function saidDone(token: string, address: string, now: Date) {
  await countTry({ dnsCheck: token, dnsChecker: address });
  return asSystem(async (tx) => {
    const link = await lockOpen(tx, token, now);
    if (!link.saidDoneAt) {
      await tx.update(dnsTasks).set({ saidDoneAt: now }).where(eq(dnsTasks.id, link.id));
      const subject = displayName(await nameOf(tx, link.hostnameId));
      await record(tx, holderOf(link, address), link.accountId, { action: "dnsTask.saidDone", subject });
    }
    return holdHostname(tx, link.hostnameId, now);
  });
}

/** Somebody passes their link on: whoever gets it has one of their own, which ends with this one. */
export async function forwardDnsTask(
  token: string,
  to: { name: string; email: string },
  address: string,
  now: Date,
) {
  await countTry({ dnsForward: token, dnsForwarder: address });
  return asSystem(async (tx) => {
    const of = hashOf(token);
    const [known] = await tx.select({ id: dnsTasks.id }).from(dnsTasks).where(eq(dnsTasks.tokenHash, of));
    if (known) await lockFamily(tx, known.id);
    const link = await lockOpen(tx, token, now);
    const [again] = await tx
      .select({ id: dnsTasks.id })
      .from(dnsTasks)
      .where(
        and(
          eq(dnsTasks.forwardedFrom, link.id),
          eq(dnsTasks.recipient, to.email),
          isNull(dnsTasks.revokedAt),
          gt(dnsTasks.expiresAt, now),
        ),
      );
    if (again) throw new Refusal("email", `You passed it on to ${to.email} already.`);
    const refusal = forwardRefusal(await passedOn(tx, link.id));
    if (refusal) throw new Refusal("form", `${refusal} Ask whoever sent it to you.`);
    const { accountId, hostnameId, note, phone, expiresAt } = link;
    const [subject] = await dnsSubjects(tx, [hostnameId]);
    if (!subject) throw new Refusal("form", ENDED);
    const id = randomUUID();
    const tokenHash = hashOf(dnsToken(id));
    await tx.insert(dnsTasks).values({
      id,
      accountId,
      hostnameId,
      tokenHash,
      recipient: to.email,
      forwardedFrom: link.id,
      forwardedBy: to.name,
      note,
      phone,
      expiresAt,
      createdAt: now,
    });
    const { zone, ...asker } = await askerOf(tx, link, subject.agency);
    const why = { kind: "forwarded" as const, by: to.name };
    await mailDnsTask(tx, subject, { id, recipient: to.email, expiresAt, asker, note, timeZone: zone, why });
    await record(tx, holderOf(link, address), accountId, {
      action: "dnsTask.forwarded",
      subject: displayName(subject.hostname.name),
      after: { to: to.email, by: to.name },
    });
    return to.email;
  });
}

/** The open link of this token, locked; the host name is locked after it, always in this order. */
async function lockOpen(tx: Tx, token: string, now: Date) {
  const [link] = await tx
    .select()
    .from(dnsTasks)
    .where(
      and(eq(dnsTasks.tokenHash, hashOf(token)), isNull(dnsTasks.revokedAt), gt(dnsTasks.expiresAt, now)),
    )
    .for("update");
  if (!link) throw new Refusal("form", ENDED);
  await refuseSuspended(tx, link.accountId, PAUSED);
  return link;
}

/** Takes the host name for one check, unless somebody has it or has just checked it. */
async function holdHostname(tx: Tx, id: string, now: Date): Promise<{ check: string } | { wait: string }> {
  const [hostname] = await tx
    .select({ heldUntil: hostnames.heldUntil, checkedAt: findings.checkedAt })
    .from(hostnames)
    .leftJoin(findings, eq(findings.hostnameId, hostnames.id))
    .where(eq(hostnames.id, id))
    .for("update", { of: hostnames });
  if (!hostname) throw new Refusal("form", ENDED);
  const { heldUntil, checkedAt } = hostname;
  if (heldUntil && heldUntil > now) return { wait: tooSoon(heldUntil, checkedAt, now) };
  const until = new Date(now.getTime() + HOLD_SECONDS * 1000);
  await tx.update(hostnames).set({ heldUntil: until }).where(eq(hostnames.id, id));
  return { check: id };
}

async function nameOf(tx: Tx, hostnameId: string) {
  const [hostname] = await tx
    .select({ name: hostnames.name })
    .from(hostnames)
    .where(eq(hostnames.id, hostnameId));
  return hostname?.name ?? "";
}

const holderOf = ({ recipient }: { recipient: string | null }, address: string) => ({
  userId: null,
  address,
  name: recipient ? `The holder of the DNS link for ${recipient}` : "The holder of a copied DNS link",
});
