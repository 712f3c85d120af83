import type { AttackCase } from "./case";
import { openWorld } from "./world";

const families = await Promise.all([
  import("./tenant"),
  import("./suspended"),
  import("./actions"),
  import("./auth"),
  import("./second-factor"),
  import("./input"),
  import("./ssrf"),
  import("./leaks"),
  import("./addresses"),
  import("./direct"),
  import("./links"),
  import("./others"),
  import("./strangers"),
  // The last of these stops the portal to read its database.
  import("./invitations"),
]);

/** `npm run attack S03 S14` runs those alone. */
const wanted = process.argv.slice(2);
const cases = families
  .flatMap(({ cases: some }) => some)
  .filter(({ id }) => !wanted.length || wanted.includes(id));

const world = await openWorld();
const failed: string[] = [];
for (const one of cases) await run(one);
await world.close();
if (failed.length > 0) console.log(`\nFailed: ${failed.join(", ")}`);
console.log(`\n${cases.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);

async function run({ id, title, run: attack }: AttackCase) {
  try {
    await attack(world);
    console.log(`${id} ok      ${title}`);
  } catch (error) {
    failed.push(id);
    console.log(`${id} FAILED  ${title}`);
    if (process.env.ATTACK_OUTPUT) console.log(world.output().slice(-2000));
    console.log(
      `    ${error instanceof Error ? error.message.split("\n").slice(0, 12).join("\n    ") : error}`,
    );
  }
}
