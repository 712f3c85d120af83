import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** What the built portal does not consist of. */
const APART = new Set([
  "node_modules",
  "bin",
  "docs",
  "e2e",
  "test-results",
  "playwright-report",
  "README.md",
]);

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

/** One hash over everything that a build is made from. Hidden files and generated ones are no part of it. */
export function hashOfSources(root) {
  const hash = createHash("sha256");
  const parts = readdirSync(root, { withFileTypes: true }).filter(
    ({ name }) => !APART.has(name) && !/^\.|^next-env\.d\.ts$|\.tsbuildinfo$/.test(name),
  );
  for (const part of parts) {
    const path = join(root, part.name);
    for (const file of part.isDirectory() ? filesBelow(path) : [path]) {
      hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}
