import { startQueue } from "@/app/jobs/queue";
import { offerFirstVisit } from "@/db/commands/sign-in/first-visit";
import { env } from "@/env";

/** Opens the database, and on a new portal prints the link to the first visit. A portal that cannot start says why and ends. Returns its address. */
export async function start() {
  try {
    const { origin } = env();
    const token = await offerFirstVisit();
    await startQueue();
    if (token) console.log(`First visit: ${origin}/first-visit/${token}`);
    return origin;
  } catch (error) {
    // A server that stayed up after this would answer every request with an error.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
