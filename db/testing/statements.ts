import { database } from "@/db/connection";

interface Session {
  options: { logger?: { logQuery: (statement: string) => void } };
}

/** How many statements read or write while `work` runs: what opens and closes transactions is not counted. */
export async function countStatements(work: () => Promise<unknown>) {
  const { options } = ((await database()) as unknown as { session: Session }).session;
  const before = options.logger;
  let count = 0;
  options.logger = {
    logQuery: (statement) => {
      if (/^\s*(select|with|insert|update|delete)\b/i.test(statement)) count++;
    },
  };
  try {
    await work();
  } finally {
    options.logger = before;
  }
  return count;
}

interface Dialect {
  sqlToQuery: (...given: unknown[]) => { sql: string };
}

/**
 * Runs `work` with every comparison of an account id made always true, as if each had been forgotten.
 * Gives back its result and how many were.
 */
export async function forgettingAccounts<T>(work: () => Promise<T>) {
  const { dialect } = (await database()) as unknown as { dialect: Dialect };
  const built = dialect.sqlToQuery;
  let forgotten = 0;
  dialect.sqlToQuery = (...given) => {
    const query = built.apply(dialect, given);
    const text = query.sql.replace(/("?\w+"?\.)?"?account_id"? = \$\d+/g, (comparison) => {
      forgotten++;
      return `(${comparison} or true)`;
    });
    return { ...query, sql: text };
  };
  try {
    return { result: await work(), forgotten };
  } finally {
    dialect.sqlToQuery = built;
  }
}
