import { sql } from "drizzle-orm";
import type { Tx } from "@/db/access";
import { checkTurns } from "@/db/schema/hostnames";
import type { Check } from "@/domain/go-live/checks/check";
import { TURNS_KEPT, turned } from "@/domain/go-live/checks/check-turn";
import type { Judgement } from "@/domain/go-live/judge";

/** Notes every check whose status is another than at the look before, and forgets the oldest turns of those. */
export async function noteTurns(
  tx: Tx,
  of: { accountId: string; hostnameId: string },
  judgements: { before: Judgement | null; now: Judgement },
  at: Date,
) {
  const rows = turned(judgements.before?.checks ?? [], judgements.now.checks).map(
    ({ id, status, sentence }: Check) => ({ ...of, check: id, at, status, sentence }),
  );
  if (rows.length === 0) return;
  const { check, hostnameId } = checkTurns;
  await tx
    .insert(checkTurns)
    .values(rows)
    .onConflictDoUpdate({
      target: [hostnameId, check, checkTurns.at],
      set: { status: sql`excluded.status`, sentence: sql`excluded.sentence` },
    });
  await tx.execute(sql`
    delete from check_turns turn using (
      select "check", at, row_number() over (partition by "check" order by at desc) as place
      from check_turns where hostname_id = ${of.hostnameId}
    ) old
    where turn.hostname_id = ${of.hostnameId} and turn."check" = old."check" and turn.at = old.at
      and old.place > ${TURNS_KEPT}`);
}
