import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type NodePgQueryResultHKT, drizzle as onNodePostgres } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle as onPglite } from "drizzle-orm/pglite";
import pg from "pg";
import { holdDataFolder } from "@/db/data-folder-lock";
import { asOwnerOf, migrate, migrateEmbedded } from "@/db/migrate";
import { NamingClient } from "@/db/naming-client";
import { env } from "@/env";

/** Both drivers answer with `rows`; the code above them sees no difference. */
export type Database = PgDatabase<NodePgQueryResultHKT>;

/** Runs one statement as it is written; without values also several. */
export type Execute = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

export interface Connection {
  database: Database;
  /** A transaction of SQL that others wrote, which Drizzle would number anew. */
  verbatim: <T>(work: (execute: Execute) => Promise<T>) => Promise<T>;
  /** Works as the owner of the tables, one such work at a time across processes. */
  asOwner: (work: (execute: Execute) => Promise<void>) => Promise<void>;
  /** Makes room again for rows to come. Absent where the database sees to that by itself. */
  vacuum?: (statement: string) => Promise<void>;
  close: () => Promise<void>;
}

/** One connection for the process, whichever of Next's bundles asks. */
const held = globalThis as { porticoConnection?: Promise<Connection> };

const connection = () => {
  held.porticoConnection ??= open();
  return held.porticoConnection;
};

/** The open database. The first call opens and migrates it. */
export const database = async () => (await connection()).database;

export const verbatim: Connection["verbatim"] = async (work) => (await connection()).verbatim(work);

export const asOwner: Connection["asOwner"] = async (work) => (await connection()).asOwner(work);

/** Clears what deleted rows left behind, of these tables or (without `tables`) of all, and counts anew for the planner. */
export async function vacuum(tables: readonly string[] = []) {
  await (await connection()).vacuum?.(`vacuum (analyze) ${tables.join(", ")}`);
}

export async function closeDatabase() {
  const open = held.porticoConnection;
  held.porticoConnection = undefined;
  if (open) await (await open).close();
}

/** Tests bring a database of their own. */
export function adoptConnection(connection: Connection) {
  held.porticoConnection = Promise.resolve(connection);
}

function open() {
  const { databaseUrl, databaseOwnerUrl, dataFolder } = env();
  return databaseUrl
    ? openPostgres(databaseUrl, databaseOwnerUrl)
    : openEmbedded(join(dataFolder, "database"));
}

async function openEmbedded(folder: string): Promise<Connection> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await holdDataFolder(folder);
  return embedded(await PGlite.create({ dataDir: folder }));
}

/** Portico on a PGlite that is open already. */
export async function embedded(client: PGlite): Promise<Connection> {
  const database = onPglite(client, { casing: "snake_case" });
  await migrateEmbedded(database);
  const verbatim: Connection["verbatim"] = (work) =>
    client.transaction((tx) =>
      work(async (text, values) =>
        values ? tx.query(text, values) : ((await tx.exec(text)).at(-1) ?? { rows: [] }),
      ),
    );
  return {
    database: database as unknown as Database,
    verbatim,
    asOwner: verbatim,
    // Nothing else would: the embedded database has no background processes.
    vacuum: async (statement) => void (await client.exec(statement)),
    close: () => client.close(),
  };
}

/** Portico on PostgreSQL: `url` is the portal's login, `ownerUrl` the one that may change tables, when they differ. */
export async function openPostgres(url: string, ownerUrl = url): Promise<Connection> {
  await migrate(ownerUrl);
  const pool = new pg.Pool({
    Client: NamingClient,
    connectionString: url,
    max: 10,
    statement_timeout: 15_000,
  });
  // Without a listener a server restart would end the process.
  pool.on("error", (error) => console.error(`database connection lost: ${error.message}`));
  await refuseOverpowered(pool);
  const database = onNodePostgres(pool, { casing: "snake_case" });
  return {
    database,
    verbatim: (work) => inTransaction(pool, work),
    asOwner: (work) => asOwnerOf(ownerUrl, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (execute: Execute) => Promise<T>) {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(async (text, values) => lastOf(await client.query({ text, values })));
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Several statements answer with several results. */
const lastOf = (result: pg.QueryResult | pg.QueryResult[]) =>
  (Array.isArray(result) ? result.at(-1) : result) ?? { rows: [] };

async function refuseOverpowered(pool: pg.Pool) {
  const { rows } = await pool.query(
    "select rolsuper or rolbypassrls as overpowered from pg_roles where rolname = session_user",
  );
  if (!rows[0]?.overpowered) return;
  await pool.end();
  throw new Error(
    "DATABASE_URL logs in as a role that bypasses row-level security. Use a role with NOSUPERUSER NOBYPASSRLS.",
  );
}
