// Runs everything that proves the portal, or the parts named: npm test -- lint types unit db servers faults attack journeys
import { PARTS, runParts } from "./test-parts.mjs";

const known = Object.keys(PARTS);
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !known.includes(name));
if (unknown) {
  console.error(`There is no part "${unknown}". The parts are: ${known.join(", ")}.`);
  process.exit(1);
}

const total = await runParts(asked.length > 0 ? asked : known);
for (const sentence of total.notes) console.log(sentence);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
