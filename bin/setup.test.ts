import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { isInstalled, matches } from "./installed.mjs";
import { hashOfSources } from "./sources.mjs";

const root = mkdtempSync(join(tmpdir(), "portico-setup-"));
after(() => rmSync(root, { recursive: true }));

describe("what is installed", () => {
  const here = { platform: "linux", arch: "x64" } as const;
  const wanted = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/a-linux": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
    "node_modules/a-darwin": { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
  };
  const { "node_modules/a": a, "node_modules/a-linux": linux, "node_modules/a-darwin": darwin } = wanted;

  it("is enough when only what is for other systems is absent", () => {
    assert.equal(matches(wanted, { "node_modules/a": a, "node_modules/a-linux": linux }, here), true);
  });

  it("is not enough when a package is absent, of another version or no longer wanted", () => {
    assert.equal(matches(wanted, {}, here), false);
    assert.equal(matches(wanted, { "node_modules/a": { version: "0.9.0" } }, here), false);
    assert.equal(
      matches(wanted, { "node_modules/a": a, "node_modules/old": { version: "1.0.0" } }, here),
      false,
    );
  });

  it("is not enough when it came from another system", () => {
    assert.equal(matches(wanted, { "node_modules/a": a, "node_modules/a-darwin": darwin }, here), false);
  });

  it("is read from npm's own note, which a bare clone does not have", () => {
    assert.equal(isInstalled(root), false);
    const lock = (packages: object) => JSON.stringify({ packages });
    writeFileSync(join(root, "package-lock.json"), lock({ "": { name: "portico" }, "node_modules/a": a }));
    assert.equal(isInstalled(root), false);
    mkdirSync(join(root, "node_modules"));
    writeFileSync(join(root, "node_modules/.package-lock.json"), lock({ "node_modules/a": a }));
    assert.equal(isInstalled(root), true);
  });
});

describe("what a build is made from", () => {
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  it("changes with a source, not with a test, a document or what is generated", () => {
    write("app/page.tsx", "one");
    const before = hashOfSources(root);
    for (const path of [
      "app/page.test.ts",
      "docs/a.md",
      "e2e/a.spec.ts",
      ".data/x",
      ".next/y",
      "next-env.d.ts",
    ])
      write(path, "anything");
    assert.equal(hashOfSources(root), before);
    write("app/page.tsx", "two");
    assert.notEqual(hashOfSources(root), before);
  });

  it("changes when a file moves", () => {
    const before = hashOfSources(root);
    rmSync(join(root, "app/page.tsx"));
    write("app/other.tsx", "two");
    assert.notEqual(hashOfSources(root), before);
  });
});
