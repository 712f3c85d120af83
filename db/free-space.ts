import { statfs } from "node:fs/promises";
import { env } from "@/env";

/** With less the embedded database is not written to: run out of room in a transaction, it stops the whole process. */
const NEEDED_BYTES = 64 * 1024 * 1024;

export const DISK_FULL =
  "The portal's disk is nearly full: nothing can be changed until there is room on it. Everything can still be read.";

/** Whether the disk of the embedded database has room for a change. A PostgreSQL watches its own. */
export async function isRoomToWrite() {
  const { databaseUrl, dataFolder } = env();
  if (databaseUrl) return true;
  const disk = await statfs(dataFolder).catch(() => undefined);
  return !disk || disk.bavail * disk.bsize >= NEEDED_BYTES;
}
