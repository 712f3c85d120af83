import { cpSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import pg from "pg";
import {
  adoptConnection,
  type Connection,
  closeDatabase,
  database,
  embedded,
  openPostgres,
} from "@/db/connection";
import { freshDataFolder } from "@/e2e/portal";
import type { Reader } from "./pages";
import { type Size, seed } from "./seed";

/** A filled database, how a process is told of it, and sessions of its readers. */
export interface Filled {
  settings: Record<string, string>;
  tokens: Record<Reader, string>;
}

/** Fills a new database in the cluster at `url`, whose login may create databases. */
export async function fillPostgres(url: string, name: string, size: Size): Promise<Filled> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const mine = new URL(url);
  mine.pathname = `/${name}`;
  const tokens = await fill(await openPostgres(mine.href), size);
  return { settings: { DATABASE_URL: mine.href }, tokens };
}

export async function fillEmbedded(size: Size): Promise<Filled> {
  const folder = freshDataFolder();
  const tokens = await fill(await embedded(await PGlite.create({ dataDir: join(folder, "database") })), size);
  return { settings: { PORTICO_DATA: folder }, tokens };
}

/** The same for a second process: an embedded database belongs to one process, so it gets a copy. */
export function another({ settings: { PORTICO_DATA: folder, ...settings } }: Filled) {
  const copy = freshDataFolder();
  if (folder) cpSync(folder, copy, { recursive: true });
  return { ...settings, PORTICO_DATA: copy };
}

async function fill(connection: Connection, size: Size) {
  adoptConnection(connection);
  try {
    const tokens = await seed(size);
    await (await database()).execute(sql`analyze`);
    return tokens;
  } finally {
    await closeDatabase();
  }
}
