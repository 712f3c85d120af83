import { database } from "@/db/connection";

interface Session {
  options: { logger?: { logQuery: (statement: string) => void } };
}

/** How many statements Drizzle sends while `work` runs, transactions' own begin and commit aside. */
export async function countStatements(work: () => Promise<unknown>) {
  const { options } = ((await database()) as unknown as { session: Session }).session;
  const before = options.logger;
  let count = 0;
  options.logger = { logQuery: () => void count++ };
  try {
    await work();
  } finally {
    options.logger = before;
  }
  return count;
}
