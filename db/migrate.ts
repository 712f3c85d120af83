import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as migrateNodePostgres } from "drizzle-orm/node-postgres/migrator";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";

const migrationsFolder = join(process.cwd(), "db/migrations");
/** Any number, the same for every portal: two that start together migrate one after the other. */
const ADVISORY_LOCK = 7_061_826;

export const migrateEmbedded = (database: PgliteDatabase) => migratePglite(database, { migrationsFolder });

/** Brings the tables of a PostgreSQL up to date, as the role that owns them. */
export const migrate = (ownerUrl: string) =>
  asOwnerOf(ownerUrl, (_, client) => migrateNodePostgres(drizzle(client), { migrationsFolder }));

/** Works on a connection of the owner's, alone. */
export async function asOwnerOf(
  ownerUrl: string,
  work: (
    execute: (text: string, values?: unknown[]) => Promise<pg.QueryResult>,
    client: pg.Client,
  ) => Promise<void>,
) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await work((text, values) => client.query(text, values), client);
  } finally {
    await client.end();
  }
}
