import "server-only";
import { CHECK_FAILED, checkEach } from "@/app/jobs/check";
import { patience } from "@/app/jobs/patience";
import { saidDone } from "@/db/commands/go-live/dns-holder";

/** The holder of a link waits for the result at most this long; the check itself goes on. */
const PATIENCE_MS = 20_000;

/** Somebody says that the record behind their link is changed: checks it now, or says how long to wait. */
export async function checkForHolder(token: string, address: string) {
  const taken = await saidDone(token, address, new Date());
  if ("wait" in taken) return taken.wait;
  const failed = await Promise.race([checkEach([taken.check]), patience(PATIENCE_MS)]);
  if (failed === undefined) return "The check is still running. Its result appears here.";
  return failed ? CHECK_FAILED : "Checked just now. The result is at the top of this page.";
}
