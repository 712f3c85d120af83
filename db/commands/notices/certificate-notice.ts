import { eq } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { tell } from "@/db/commands/notices/notices";
import { placeFor } from "@/db/commands/notices/telling";
import { environments } from "@/db/schema/applications";
import { displayName } from "@/domain/accounts/hostname";
import type { Judgement } from "@/domain/go-live/judge";
import { certificateEnd } from "@/domain/go-live/seen/certificate-end";
import type { Facts } from "@/domain/go-live/seen/facts";

interface Seen {
  environmentId: string;
  hostname: string;
  facts: Facts;
  judgement: Judgement;
}

/** Tells of a certificate whose renewal is late: at fourteen days and at three, once each for one certificate. */
export async function tellOfCertificate(tx: Tx, seen: Seen, now: Date) {
  const end = certificateEnd(seen.facts, now);
  if (!end?.told) return;
  const [environment] = await tx.select().from(environments).where(eq(environments.id, seen.environmentId));
  if (!environment) return;
  const { days, endsAt, told } = end;
  await tell(
    tx,
    await placeFor(tx, environment),
    `certificate:${seen.hostname}:${endsAt.toISOString()}:${told}`,
    {
      kind: "certificate",
      hostname: displayName(seen.hostname),
      days,
      endsAt,
      cause: causeIn(seen.judgement),
    },
    now,
  );
}

/** What keeps an authority from renewing it, as far as a check says. */
function causeIn({ checks }: Judgement) {
  const wrong = checks.filter(({ status }) => status === "fail" || status === "warn");
  const likely =
    wrong.find(({ id }) => id.startsWith("caa.")) ?? wrong.find(({ id }) => id.startsWith("point."));
  return likely ? `The likely cause: ${likely.sentence}` : null;
}
