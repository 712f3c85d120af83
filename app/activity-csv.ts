import "server-only";
import { stringify } from "csv-stringify/sync";
import type { EventRow } from "@/db/queries/activity/activity";
import { sentenceOf } from "@/domain/activity/activity";
import { sideOf } from "@/domain/activity/side";
import type { Actor } from "@/domain/people/actor";

const COLUMNS = ["when", "who", "for", "what", "subject", "before", "after", "address", "account"];

/** Events as a table for a spreadsheet (RFC 4180), none of whose cells it would take for a formula. */
export function activityCsv(rows: EventRow[], name: string, actor: Actor) {
  const lines = rows.map((row) => [
    row.at.toISOString(),
    row.actorName,
    row.onBehalfOf,
    sentenceOf(row, actor),
    row.subject,
    sideOf(row.before, actor),
    sideOf(row.after, actor),
    row.address,
    row.account?.name,
  ]);
  const text = stringify([COLUMNS, ...lines], { escape_formulas: true, record_delimiter: "windows" });
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-activity.csv"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
