import { Refusal } from "@/domain/refusal";

const UNIQUE_VIOLATION = "23505";

/** Two of one name at the same moment chose the same address. */
export const ADDED_JUST_NOW = "Somebody added one of this name just now. Send it again.";

/** Turns the database's "already there" into a sentence beside the field; every other fault stays a fault. */
export async function duplicateRefused<T>(
  write: PromiseLike<T>,
  field: string,
  sentence: string,
): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause ?? (error as { code?: string });
    if (cause.code === UNIQUE_VIOLATION) throw new Refusal(field, sentence);
    throw error;
  }
}
