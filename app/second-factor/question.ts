import "server-only";
import { refuseOtherSites } from "@/app/same-origin";
import { Refusal } from "@/domain/refusal";

/** What a script on a page asks of the server before it asks the browser for a passkey. */
export async function question<T>(work: () => Promise<T>): Promise<{ options: T } | { refused: string }> {
  try {
    await refuseOtherSites();
    return { options: await work() };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
