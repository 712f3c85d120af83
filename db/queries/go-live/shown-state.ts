import { type SQL, sql } from "drizzle-orm";
import { UNSEEN_SECONDS } from "@/domain/go-live/cadence";

/** How an environment stands for its readers, as `shownState` says it; `e` is the environment's name in the query. */
export const shownStateOf = (e: string): SQL =>
  sql`case when ${unseen(e)} then 'unseen' else ${column(e, "state")} end`;

/** Its place in the order of the worst: 0 is worst. What was only last seen live stands before what is. */
export const shownRankOf = (e: string): SQL =>
  sql`(${column(e, "rank")} * 2 - case when ${unseen(e)} then 1 else 0 end)`;

/** Shown as live. */
export const isSeenLive = (e: string): SQL => sql`(${column(e, "state")} = 'live' and not ${unseen(e)})`;

const unseen = (e: string) => sql`(${column(e, "state")} = 'live'
  and coalesce(${column(e, "checked_at")} < now() - make_interval(secs => ${UNSEEN_SECONDS}), true))`;

const column = (e: string, name: string) => sql`${sql.identifier(e)}.${sql.identifier(name)}`;
