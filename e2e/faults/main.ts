// Breaks things on purpose and says what held: npm run faults [-- --rounds=200 --only=NAME]
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { diskFull } from "./disk-full";
import { type Fault, Skipped } from "./fault";
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
  diskFull,
  ...tested,
];

const counts = { held: 0, failed: 0, skipped: 0 };

for (const fault of FAULTS.filter(({ name }) => name.includes(values.only))) {
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
