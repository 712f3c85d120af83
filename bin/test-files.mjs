import { readdirSync } from "node:fs";

/** The test files of the project whose path is wanted. */
export function testFiles(wanted) {
  const apart = /(^|\/)(node_modules|\.[^/]+)(\/|$)/;
  const files = readdirSync(".", { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !apart.test(entry.name)
      ? readdirSync(entry.name, { recursive: true }).map((path) => `${entry.name}/${path}`)
      : [],
  );
  return files
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.test\.tsx?$/.test(path) && wanted(path));
}
