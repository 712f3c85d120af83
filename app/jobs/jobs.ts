import "server-only";
import { anchorAudit } from "@/app/jobs/anchor-audit";
import { queueDueChecks } from "@/app/jobs/due-checks";
import { deliverMail } from "@/app/jobs/mail";
import { endWatches } from "@/db/commands/go-live/watches";
import { sendDigests } from "@/db/commands/notices/digest";
import { forgetTold } from "@/db/commands/notices/forgetting";
import { endOldViews } from "@/db/commands/people/viewing";
import { forgetSignIns } from "@/db/commands/sign-in/throttle";
import { forgetSubmissions } from "@/db/commands/submissions";
import { vacuumAll } from "@/db/commands/vacuum";
import { type Queue, vacuumQueue } from "@/db/queue";

/** Work that comes round: by a cron line (UTC), or so many seconds after it was last done. Once, however many portals share the database. */
export type Job = { name: string; run: (queue: Queue) => Promise<unknown> } & (
  | { cron: string }
  | { everySeconds: number }
);

export const JOBS: readonly Job[] = [
  { name: "due-checks", everySeconds: 1, run: queueDueChecks },
  { name: "digests", everySeconds: 60, run: () => sendDigests(new Date()) },
  { name: "watches", cron: "7 * * * *", run: () => endWatches(new Date()) },
  { name: "submissions", cron: "37 * * * *", run: () => forgetSubmissions(new Date()) },
  { name: "old-views", everySeconds: 60, run: () => endOldViews(new Date()) },
  { name: "mail", everySeconds: 5, run: deliverMail },
  { name: "forget-sign-ins", cron: "37 * * * *", run: forgetSignIns },
  { name: "forget-told", cron: "27 3 * * *", run: () => forgetTold(new Date()) },
  { name: "anchor-audit", cron: "17 * * * *", run: anchorAudit },
  { name: "vacuum-queue", cron: "37 * * * *", run: vacuumQueue },
  { name: "vacuum", cron: "47 3 * * *", run: vacuumAll },
];
