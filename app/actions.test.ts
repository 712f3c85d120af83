import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const sources = readdirSync("app", { recursive: true })
  .map((path) => `app/${String(path).replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."));

const texts = new Map(sources.map((path) => [path, readFileSync(path, "utf8")]));
const actionFiles = sources.filter((path) => /^"use server";/.test(texts.get(path) ?? ""));

/** What refuses the forms of other sites, or hands on to what does. */
const WAYS = /\b(submit|submitOwn|answer|question|answerPage|refuseOtherSites|fromHere)\(/;

/** The exported functions of a file, each with all that belongs to it. */
function exportsOf(text: string) {
  const parts = text.split(/^(?=export |async function |function |const |class )/m);
  return parts.filter((part) => /^export (async function|const|function) /.test(part));
}

const nameOf = (part: string) => /(?:function|const) (\w+)/.exec(part)?.[1] ?? part.slice(0, 40);

test("there are actions to look at", () => assert.ok(actionFiles.length > 20));

for (const path of actionFiles)
  test(`${path}: every exported action refuses forms of other sites`, () => {
    const found = exportsOf(texts.get(path) ?? "");
    assert.ok(found.length > 0);
    for (const part of found) assert.match(part, WAYS, nameOf(part));
  });

test("no action hides inside another file", () => {
  const inline = sources.filter(
    (path) => !actionFiles.includes(path) && /^\s*["']use server["']/m.test(texts.get(path) ?? ""),
  );
  assert.deepEqual(inline, []);
});

test("what actions hand on to refuses too", () => {
  for (const path of ["app/form-action.ts", "app/second-factor/question.ts"])
    assert.match(texts.get(path) ?? "", /await refuseOtherSites\(\)/, path);
  assert.match(texts.get("app/(portal)/accounts/new/draft-form.ts") ?? "", WAYS);
});

test("a route that takes more than GET refuses other sites", () => {
  for (const path of sources.filter((one) => one.endsWith("/route.ts"))) {
    const text = texts.get(path) ?? "";
    const changes = /export (?:async function|const) (POST|PUT|PATCH|DELETE)\b/.test(text);
    if (changes) assert.match(text, WAYS, path);
  }
});
