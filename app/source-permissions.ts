import { existsSync } from "node:fs";
import { source } from "@/app/sources";
import { PERMISSIONS, type Permission } from "@/domain/people/permission";

/** What the sources say themselves of who may do what: for the test of the registry. */
const ASKED = /\b(?:(?:changeAs|changeAgencyAs)\(\s*[\w.]+|can\((?:actor\.staffRole|mine)),\s*"([\w.]+)"/g;

/** Every permission that a function asks for, itself or in what it calls, down to the commands. */
export function asked(path: string, name: string, seen = new Set<string>()): Permission[] {
  const key = `${path}#${name}`;
  const { parts, imports } = source(path);
  const part = parts.get(name);
  if (seen.has(key) || part === undefined) return [];
  seen.add(key);
  const own = [...part.matchAll(ASKED)].map(([, permission]) => permission as Permission);
  const below = [...new Set(part.match(/\b[a-z]\w+\b/gi) ?? [])].flatMap((word) => {
    if (parts.has(word)) return asked(path, word, seen);
    const file = fileOf(path, imports.get(word));
    return file ? asked(file, word, seen) : [];
  });
  return [...new Set([...own, ...below])].filter((one) => PERMISSIONS.includes(one)).toSorted();
}

/** Commands and what the app puts before them; the layers below ask nobody. */
function fileOf(path: string, from = "") {
  const base = from.startsWith("./")
    ? `${path.slice(0, path.lastIndexOf("/"))}/${from.slice(2)}`
    : from.slice(2);
  if (!/^(?:app|db\/commands)\//.test(base)) return undefined;
  return [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file));
}
