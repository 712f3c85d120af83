import { auditAll } from "@/db/queries/activity/audit";
import { reportWords } from "@/domain/activity/audit";
import { env } from "@/env";
import { readAnchors } from "@/gateways/audit-anchors";

/** Verifies every chain of events and prints a line each. Exits 1 when one was altered, 2 when it could not be read. */
async function verify() {
  const reports = await auditAll(readAnchors(env().dataFolder));
  for (const { name, report } of reports) console.log(`${name}: ${reportWords(report)}`);
  const wrong = reports.filter(({ report }) => report.fault);
  console.log(`\n${reports.length - wrong.length} unchanged, ${wrong.length} altered`);
  return wrong.length > 0 ? 1 : 0;
}

verify()
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  })
  .then((code) => process.exit(code));
