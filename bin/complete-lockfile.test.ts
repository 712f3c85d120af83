import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { completed, missingPackages, platformOf } from "./complete-lockfile.mjs";

const lock = {
  lockfileVersion: 3,
  packages: {
    "": { name: "portico" },
    "node_modules/tool": {
      version: "1.2.3",
      resolved: "https://registry.example/tool.tgz",
      dev: true,
      optionalDependencies: { "@tool/linux-x64": "1.2.3", "@tool/linux-x64-musl": "1.2.3", nested: "2.0.0" },
    },
    "node_modules/@tool/linux-x64": { version: "1.2.3" },
    "node_modules/tool/node_modules/nested": { version: "2.0.0" },
  },
};

test("finds the optional packages that have no entry, beside the asking package or above it", () => {
  assert.deepEqual(missingPackages(lock), [{ name: "@tool/linux-x64-musl", version: "1.2.3", dev: true }]);
});

test("reads the platform from the name when the registry does not know the package", () => {
  assert.deepEqual(platformOf("@next/swc-win32-arm64-msvc"), { cpu: ["arm64"], os: ["win32"] });
  assert.deepEqual(platformOf("@tool/linux-arm-gnueabihf"), { cpu: ["arm"], os: ["linux"], libc: ["glibc"] });
  const { lock: whole, added } = completed(lock, () => undefined);
  assert.deepEqual(whole.packages["node_modules/@tool/linux-x64-musl"], {
    version: "1.2.3",
    dev: true,
    cpu: ["x64"],
    os: ["linux"],
    libc: ["musl"],
    optional: true,
  });
  assert.equal(added[0]?.checksum, false);
  assert.equal(JSON.stringify(whole).includes("resolved"), false);
  assert.deepEqual(completed(whole, () => undefined).added, []);
});

test("refuses to guess a version from a range", () => {
  const loose = { packages: { "node_modules/tool": { optionalDependencies: { other: "^1.0.0" } } } };
  assert.throws(() => completed(loose, () => undefined), /other@\^1\.0\.0/);
});

test("the committed lock is complete and holds no download address", () => {
  const committed = JSON.parse(readFileSync("package-lock.json", "utf8"));
  assert.deepEqual(missingPackages(committed), []);
  for (const entry of Object.values<object>(committed.packages)) assert.equal("resolved" in entry, false);
});
