import PgBoss from "pg-boss";
import { asOwner, type Execute, vacuum, verbatim } from "@/db/connection";

export type Queue = PgBoss;

/** What pg-boss itself needs to send jobs by the clock. */
const BY_THE_CLOCK = "__pgboss__send-it";

/** The queue on the portal's own database. Jobs hold ids only: the people of accounts are no matter of its tables. */
export async function openQueue(names: readonly string[]): Promise<Queue> {
  await asOwner((execute) => prepare(execute, names));
  let stopped = false;
  /** pg-boss does not wait for every statement, and one that failed unheard would end the process. */
  const reporting = (text: string, values?: unknown[]) =>
    executeSql(text, values).catch((error) => {
      if (!stopped) console.error("the job queue could not reach its database:", error);
      return { rows: [] };
    });
  const queue = new PgBoss({
    db: { executeSql: reporting },
    migrate: false,
    maintenanceIntervalSeconds: 10,
    archiveCompletedAfterSeconds: 60,
    deleteAfterMinutes: 10,
  });
  queue.on("error", (error) => console.error(`job queue: ${error.message}`));
  queue.once("stopped", () => {
    stopped = true;
  });
  return queue.start();
}

/** The keys of the jobs of this name that nobody has begun. */
export const waitingKeys = async (name: string): Promise<string[]> => {
  const { rows } = await executeSql(
    "select singleton_key from pgboss.job where name = $1 and state < 'active'",
    [name],
  );
  return rows.map(({ singleton_key }) => singleton_key as string);
};

/** Makes the room of finished jobs free again: thousands an hour pass through. */
export const vacuumQueue = () => vacuum(["pgboss.job", "pgboss.archive"]);

/** "short": of one key, one job waits; a second one may wait while the first is being done. */
async function prepare(execute: Execute, names: readonly string[]) {
  const executeSql: Execute = (text, values) => execute(withoutTransaction(text), values);
  const queue = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
  await queue.start();
  await queue.createQueue(BY_THE_CLOCK, { name: BY_THE_CLOCK, policy: "standard" });
  for (const name of names) await queue.createQueue(name, { name, policy: "short" });
  await execute(`grant usage on schema pgboss to portico_system;
    grant select, insert, update, delete on all tables in schema pgboss to portico_system`);
}

/** In a transaction of its own, so that it lands in nobody else's, as the role that may use the queue. */
const executeSql: Execute = (text, values) =>
  verbatim(async (execute) => {
    await execute("set local role portico_system");
    return execute(withoutTransaction(text), values);
  });

/** Maintenance and new tables come as a text that begins and commits by itself: ours are in a transaction. */
const withoutTransaction = (text: string) => /^\s*BEGIN;(.*)COMMIT;\s*$/s.exec(text)?.[1] ?? text;
