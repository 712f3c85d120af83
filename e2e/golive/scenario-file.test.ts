import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { NotTheFormat, readScenarioFile } from "./scenario-file";

type Json = Record<string, unknown>;

const folder = mkdtempSync(join(tmpdir(), "scenarios-"));
after(() => rmSync(folder, { recursive: true }));

const { scenarios, ...head } = JSON.parse(readFileSync("e2e/scenarios.json", "utf8"));
const [plain] = scenarios;
const zone = head.defaults.zones["example.com"];
const invalid = { ...plain, env: { host: "localhost" }, expect: { verdict: "invalid" } };

function file(text: string): string {
  const path = join(folder, "file.json");
  writeFileSync(path, text);
  return path;
}

const fileOf = (change: Json, more: Json = {}) =>
  file(JSON.stringify({ ...head, scenarios: [{ ...plain, ...change }], ...more }));
const withZone = (change: Json) => fileOf({ zones: { "example.com": { ...zone, ...change } } });
const withFault = (fault: Json) => withZone({ per_server: { "ns1.dns.example.org": { faults: [fault] } } });
const withCache = (cached: Json, id = "R1") => fileOf({ resolvers: { [id]: { cached: [cached] } } });

describe("a file that is not golive-scenarios/1", () => {
  const bad: [string, () => string, RegExp][] = [
    ["cannot be found", () => join(folder, "none.json"), /none\.json cannot be read: ENOENT/],
    ["is a folder", () => folder, /cannot be read: EISDIR/],
    ["has no bytes", () => file(""), /file\.json is empty\.$/],
    ["is no JSON", () => file('{"format":'), /is not JSON: /],
    ["is a list", () => file("[]"), /top level: .*object/],
    ["is of another format", () => fileOf({}, { format: "golive-scenarios/2" }), /, format: /],
    ["has no defaults", () => fileOf({}, { defaults: undefined }), /, defaults: /],
    ["has no scenario", () => fileOf({}, { scenarios: [] }), /, scenarios: there is no scenario\.$/],
    ["has one id twice", () => fileOf({}, { scenarios: [plain, plain] }), /scenario S01, another/],
    ["expects nothing", () => fileOf({ expect: undefined }), /scenarios\.0\.expect: /],
    ["has no input to run with", () => fileOf({ each_input: [] }), /scenarios\.0\.each_input: /],
    ["has no zone where one should be", () => fileOf({ zones: { a: null } }), /scenarios\.0\.zones\.a: /],
    ["delegates to nobody known", () => withZone({ servers: undefined }), /example\.com\.servers: /],
    [
      "delegates to no address",
      () => withZone({ servers: [{ name: "ns1.example.org", addr: "192.0.2" }] }),
      /scenario S01, zone example\.com, server ns1\.example\.org, .*not an IPv4 address\.$/,
    ],
    [
      "has a line that is no record",
      () => withZone({ records: ["www 300 A 1.2.3"] }),
      /scenario S01, zone example\.com, record “www 300 A 1\.2\.3”, .*not an IPv4 address\.$/,
    ],
    ["has an unknown fault", () => withFault({ do: "explode" }), /ns1.*“explode” is not a known fault\.$/],
    [
      "has an unknown fault in a sequence",
      () => withFault({ do: "sequence", data: ["drop", { do: "explode" }] }),
      /“explode” is not a known fault\.$/,
    ],
    [
      "fills a cache with no record",
      () => withCache({ name: "www.example.com", rr: ["www"] }),
      /resolver R1, record “www”/,
    ],
    [
      "has a resolver nowhere",
      () => withCache({ name: "a.example.com" }, "R9"),
      /resolver R9 has no addr\.$/,
    ],
    [
      "saved no records",
      () => fileOf({ snapshot: { taken_at: "2026-11-22T12:00:00Z", records: ["x"] } }),
      /scenario S01, snapshot, record “x”/,
    ],
  ];
  for (const [what, path, message] of bad)
    test(what, () => {
      assert.throws(
        () => readScenarioFile(path()),
        (error) => {
          assert.ok(error instanceof NotTheFormat);
          assert.match(error.message, message);
          return true;
        },
      );
    });
});

test("the runner exits 0 when all is as expected, 1 when not, 2 when the file is not in the format", () => {
  const run = (path: string, ...ids: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "e2e/scenarios.ts", path, ...ids],
      { encoding: "utf8" },
    );
    return { status, last: stdout.trim().split("\n").at(-1), stderr };
  };
  const one = (expect: Json) => fileOf({}, { scenarios: [{ ...invalid, expect }] });
  const { stderr: none, ...good } = run(one({ verdict: "invalid" }));
  assert.deepEqual({ ...good, none }, { status: 0, last: "1 passed, 0 failed", none: "" });
  const wrong = run(one({ verdict: "live" }));
  assert.deepEqual([wrong.status, wrong.last], [1, "0 passed, 1 failed"]);
  const other = run(one({ verdict: "invalid" }), "S99");
  assert.deepEqual([other.status, other.last], [2, ""]);
  assert.match(other.stderr, /has no scenario S99\.\n$/);
});
