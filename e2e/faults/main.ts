// Breaks things on purpose and says what held: npm run faults [-- --rounds=200 --only=NAME]
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { editedAtOnce, sentTwice } from "./at-once";
import { clockSteps } from "./clock-steps";
import { diskFull } from "./disk-full";
import { type Fault, Skipped } from "./fault";
import { halfSent } from "./half-sent";
import { heldTable } from "./held-table";
import { killEmbedded, killOnPostgres } from "./kill";
import { databaseRestart } from "./postgres-restart";
import { rollingRestart } from "./rolling-restart";
import { termination } from "./termination";
import { tested } from "./tested";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "200" }, only: { type: "string", default: "" } },
});

process.env.PORTICO_SECRET ??= randomBytes(32).toString("base64url");

const FAULTS: Fault[] = [
  killEmbedded,
  killOnPostgres,
  databaseRestart,
  rollingRestart,
  termination,
  sentTwice,
  editedAtOnce,
  clockSteps,
  heldTable,
  halfSent,
  diskFull,
  ...tested,
];

const counts = { held: 0, failed: 0, skipped: 0 };

/** With few rounds it is part of npm test, and leaves out what waits by the clock. */
const short = Number(values.rounds) < 50;

for (const fault of FAULTS.filter(({ name, long }) => name.includes(values.only) && !(short && long))) {
  const outcome = await attempt(fault);
  counts[outcome] += 1;
}
console.log(
  `\n${counts.held} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`,
);
process.exit(counts.failed > 0 ? 1 : 0);

async function attempt({ name, title, run }: Fault): Promise<keyof typeof counts> {
  try {
    console.log(`ok      ${name}: ${title}: ${await run(Number(values.rounds))}`);
    return "held";
  } catch (error) {
    if (error instanceof Skipped) {
      console.log(`skipped ${name}: ${error.message}`);
      return "skipped";
    }
    console.log(`FAILED  ${name}: ${title}: ${error instanceof Error ? error.message : error}`);
    return "failed";
  }
}
