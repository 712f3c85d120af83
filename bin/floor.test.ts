import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface Installed {
  version?: string;
  hasInstallScript?: boolean;
  resolved?: string;
  dev?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Installed>;
};

/** The first version without the advisories named. */
const FLOORS: Record<string, [string, string]> = {
  next: ["16.3.3", "CVE-2025-55182, CVE-2025-29927, CVE-2026-44574, -44575, -45109, -64641, -64642"],
  react: [
    "19.2.4",
    "CVE-2025-55182, CVE-2026-23869, CVE-2026-23870: code and denial of service through Flight",
  ],
  "react-dom": ["19.2.8", "as react"],
  nodemailer: [
    "9.1.0",
    "GHSA-7rqj-j65f-68wh, GHSA-8fpg-xm3f-6cx3, GHSA-mm7p-fcc7-pg87: a mail to an address that was not meant",
  ],
  "next-auth": ["4.24.12", "GHSA-5jpx-9hw9-2fx4: a mailed link sent to another mailbox"],
  "drizzle-orm": ["0.45.2", "GHSA-gpj5-g38j-94v9: identifiers that were not escaped"],
  cookie: ["0.7.0", "CVE-2024-47764: a name or path that sets another field"],
  jose: ["4.15.5", "CVE-2024-28176: a compressed token that fills the memory"],
  postcss: ["8.4.31", "CVE-2023-44270: a comment that is read as a rule"],
  nanoid: ["3.3.8", "CVE-2024-55565: ids that can be foretold"],
  sharp: ["0.32.6", "CVE-2023-4863: code through a WebP picture"],
};

/** Development's own tools alone: their script picks a binary of the same package, and `--ignore-scripts` works too. */
const SCRIPTS = ["esbuild"];

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const numbers = (version: string) => version.split(/[.+-]/).slice(0, 3).map(Number);

function isBelow(version: string, floor: string) {
  const [ours, least] = [numbers(version), numbers(floor)];
  const differs = [0, 1, 2].find((at) => ours[at] !== least[at]);
  return differs !== undefined && (ours[differs] ?? 0) < (least[differs] ?? 0);
}

test("a version below another is told", () => {
  assert.ok(isBelow("16.3.2", "16.3.3"));
  assert.ok(isBelow("9.10.0", "10.0.0"));
  assert.ok(!isBelow("16.10.0", "16.3.3"));
  assert.ok(!isBelow("16.3.3", "16.3.3"));
});

for (const [name, [floor, why]] of Object.entries(FLOORS))
  test(`every ${name} is ${floor} or later`, () => {
    const found = Object.entries(packages).filter(([path]) => path && nameOf(path) === name);
    assert.ok(found.length > 0, `${name} is not installed: its floor can go`);
    for (const [path, { version = "0" }] of found)
      assert.ok(!isBelow(version, floor), `${path} ${version} has ${why}`);
  });

test("no package runs a script of its own when it is installed, but for known ones", () => {
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  for (const [path, { dev }] of scripted) {
    assert.ok(SCRIPTS.includes(nameOf(path)), `${path} runs a script`);
    assert.ok(dev, `${path} reaches production`);
  }
});
