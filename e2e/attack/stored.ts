import { PGlite } from "@electric-sql/pglite";

/** Every row of every table of an embedded database that nobody has open. */
export async function everyRow(folder: string) {
  const db = await PGlite.create(folder);
  const { rows } = await db.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  let all = "";
  for (const { name } of rows) all += JSON.stringify((await db.query(`select * from ${name}`)).rows);
  await db.close();
  return all;
}

/** Changes rows of an embedded database that nobody has open. */
export async function changeRows(folder: string, statement: string) {
  const db = await PGlite.create(folder);
  await db.exec(statement);
  await db.close();
}
