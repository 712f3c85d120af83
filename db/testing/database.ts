import { randomUUID } from "node:crypto";
import { after, before } from "node:test";
import pg from "pg";
import { adoptConnection, closeDatabase, embedded, openPostgres } from "@/db/connection";
import { emptyDatabase } from "@/db/testing/empty-database";

/**
 * Gives this test file an empty, migrated database of its own: on the PostgreSQL of TEST_DATABASE_URL when that is set
 * (a login that is no superuser, may create databases and belongs to portico_app and portico_system), else in memory.
 */
export function withDatabase() {
  process.env.PORTICO_SECRET ??= randomUUID();
  const url = process.env.TEST_DATABASE_URL;
  let drop = async () => {};
  before(async () => {
    if (!url) return adoptConnection(await embedded(await emptyDatabase()));
    const name = `portico_${randomUUID().replaceAll("-", "")}`;
    await inCluster(url, `create database ${name}`);
    const mine = new URL(url);
    mine.pathname = `/${name}`;
    adoptConnection(await openPostgres(mine.href));
    drop = () => inCluster(url, `drop database ${name}`);
  });
  after(async () => {
    await closeDatabase();
    await drop();
  });
}

async function inCluster(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
