import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

/** Packages that a page of the portal asks no browser to load: zod alone would weigh more than all else of ours. */
const SERVER_ONLY = ["zod", "drizzle-orm", "ipaddr.js", "tldts"];

const IMPORT = /^(?:import|export) (?!type )([^;]*?)\s?from "([^"]+)";/gms;

/** What a file imports and a bundler keeps: types are gone by then. */
function importsOf(file: string) {
  const found = [...readFileSync(file, "utf8").matchAll(IMPORT)];
  return found.filter(([, names = ""]) => !isOnlyTypes(names)).map(([, , from = ""]) => from);
}

function isOnlyTypes(names: string) {
  const inside = /^\{(.*)\}$/s.exec(names.trim())?.[1];
  const each = inside?.split(",").filter((name) => name.trim()) ?? [];
  return inside !== undefined && each.every((name) => name.trim().startsWith("type "));
}

function fileOf(from: string, importer: string) {
  const path = from.startsWith("@/") ? from.slice(2) : join(dirname(importer), from);
  return [`${path}.ts`, `${path}.tsx`, path].find((one) => existsSync(one) && /\.[cm]?[jt]sx?$/.test(one));
}

/** The way from a file to the first package that no browser should load. */
function wayToPackage(file: string, seen: Set<string>): string[] | undefined {
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const from of importsOf(file)) {
    if (SERVER_ONLY.includes(from)) return [file, from];
    // Actions stay on the server: the browser gets their address only.
    const next = from.startsWith("@/") || from.startsWith(".") ? fileOf(from, file) : undefined;
    if (!next || isAction(next)) continue;
    const way = wayToPackage(next, seen);
    if (way) return [file, ...way];
  }
  return undefined;
}

const startsWith = (word: string) => (file: string) => readFileSync(file, "utf8").startsWith(`"${word}"`);
const isAction = startsWith("use server");

test("browsers load no package that is for the server", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const clients = files.filter((name) => /\.tsx?$/.test(name)).filter(startsWith("use client"));
  assert.ok(clients.length > 10, `${clients.length} files for browsers`);
  const ways = clients.flatMap((file) => wayToPackage(file, new Set())?.join(" → ") ?? []);
  assert.deepEqual(ways, []);
});
