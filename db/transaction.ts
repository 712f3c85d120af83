import type { Tx } from "@/db/access";
import { database } from "@/db/connection";
import { DISK_FULL, isRoomToWrite } from "@/db/free-space";
import { Refusal } from "@/domain/refusal";

const DEADLOCK = "40P01";
const READ_ONLY = "25006";
const codeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;

/** Runs once more when two changes waited for each other and the database gave up this one. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await once(work);
  } catch (error) {
    if (codeOf(error) !== DEADLOCK) throw error;
    return once(work);
  }
}

/** A transaction that can only read while the disk has no room for more. */
async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const accessMode = (await isRoomToWrite()) ? "read write" : "read only";
  try {
    return await (await database()).transaction(work, { accessMode });
  } catch (error) {
    if (codeOf(error) !== READ_ONLY) throw error;
    throw new Refusal("form", DISK_FULL);
  }
}
