import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked } from "@/app/source-permissions";
import { source, sourceFiles } from "@/app/sources";
import { ACTIONS } from "@/app/surface-actions";
import { PAGES } from "@/app/surface-pages";
import { actionFiles, pageFiles } from "@/app/unnamed-surface";
import { PERMISSIONS } from "@/domain/people/permission";

const REASON = /^(public|link|key|self): \S/;
const named = (entry: string) => (REASON.test(entry) ? [] : entry.split(" "));
const inApp = (path: string) => path.replace("app/", "");

const GUARD =
  /\b(?:guarded|titled|visitAgency)\(\s*"([\w.]+)"|\bif \(.*!can\((?:role|account\.role|actor\.staffRole), "([\w.]+)"\)\)/g;
const guardsOf = (path: string) => [
  ...new Set([...source(path).text.matchAll(GUARD)].map(([, one, other]) => one ?? other)),
];

const files = sourceFiles("app");
const pages = pageFiles();
const actions = actionFiles();

describe("the registry of pages, routes and actions", () => {
  it("names every page and route, and no other", () => {
    assert.deepEqual(Object.keys(PAGES).toSorted(), pages.map(inApp).toSorted());
  });

  for (const path of pages)
    it(`says of ${inApp(path)} what its source asks`, () => {
      const entry = PAGES[inApp(path)] ?? "";
      assert.deepEqual(guardsOf(path).toSorted(), named(entry).toSorted());
    });

  it("names every server action, and no other", () => {
    const found = actions.flatMap((path) => source(path).exported.map((name) => `${inApp(path)}#${name}`));
    const listed = Object.entries(ACTIONS).flatMap(([path, all]) =>
      Object.keys(all).map((name) => `${path}#${name}`),
    );
    assert.deepEqual(listed.toSorted(), found.toSorted());
  });

  for (const path of actions)
    it(`says of each action in ${inApp(path)} what its commands ask`, () => {
      for (const [name, entry] of Object.entries(ACTIONS[inApp(path)] ?? {})) {
        // Whoever holds a link acts for themselves, though what they set up asks for more of others.
        if (entry.startsWith("link: ")) continue;
        assert.deepEqual(asked(path, name), named(entry).toSorted(), name);
      }
    });

  it("takes every permission from the table, and leaves none unused", () => {
    const all = [...Object.values(PAGES), ...Object.values(ACTIONS).flatMap((one) => Object.values(one))];
    const used = new Set(all.flatMap(named));
    const commands = sourceFiles("db/commands").map((path) => source(path).text);
    for (const one of used) assert.ok((PERMISSIONS as string[]).includes(one), one);
    assert.deepEqual(
      PERMISSIONS.filter((one) => !used.has(one) && !commands.some((text) => text.includes(`"${one}"`))),
      [],
    );
  });

  it("knows the reasons of what no permission decides", () => {
    for (const entry of Object.values(PAGES)) assert.ok(REASON.test(entry) || named(entry).length > 0, entry);
  });

  it("compares roles in the table and the layer above the rows, not on a page", () => {
    const ROLES = /\b(?:staffRole|role) (?:===|!==) "/;
    for (const path of files) assert.doesNotMatch(source(path).text, ROLES, path);
  });
});
