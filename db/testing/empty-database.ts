import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { embedded } from "@/db/connection";

const CACHE = "node_modules/.cache/portico";

/** A migrated database without rows, in memory. Making one takes seconds, so it is made once for these migrations. */
export async function emptyDatabase(): Promise<PGlite> {
  const file = join(CACHE, `database-${migrationsHash()}.tar`);
  if (!existsSync(file)) await make(file);
  return PGlite.create({ loadDataDir: new Blob([readFileSync(file)]) });
}

/** Two test files may make it at the same time: the last one's stays. */
async function make(file: string) {
  const client = await PGlite.create();
  await embedded(client);
  const dump = await client.dumpDataDir("none");
  await client.close();
  mkdirSync(CACHE, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, new Uint8Array(await dump.arrayBuffer()));
  renameSync(own, file);
}

function migrationsHash() {
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const name of readdirSync("db/migrations")
    .filter((one) => one.endsWith(".sql"))
    .sort())
    hash.update(readFileSync(join("db/migrations", name)));
  return hash.digest("hex").slice(0, 16);
}
