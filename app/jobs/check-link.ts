import "server-only";
import { check } from "@/app/jobs/check";
import { saidDone } from "@/db/commands/go-live/dns-holder";

/** The holder of a link waits for the result at most this long; the check itself goes on. */
const PATIENCE_MS = 20_000;

/** Somebody says that the record behind their link is changed: checks it now, or says how long to wait. */
export async function checkForHolder(token: string, address: string) {
  const taken = await saidDone(token, address, new Date());
  if ("wait" in taken) return taken.wait;
  const running = check(taken.check).then(
    () => "Checked just now. The result is at the top of this page.",
    (error) => {
      console.error(`the check of ${taken.check} failed:`, error);
      return "Something failed on our side. Nothing was changed. We try again in 1 minute.";
    },
  );
  return (
    (await Promise.race([running, patience()])) ?? "The check is still running. Its result appears here."
  );
}

function patience() {
  return new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, undefined).unref();
  });
}
