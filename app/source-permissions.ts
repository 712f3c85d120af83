import { existsSync, readdirSync, readFileSync } from "node:fs";
import { PERMISSIONS, type Permission } from "@/domain/people/permission";

/** What the sources say themselves of who may do what: for the test of the registry. */
const sources = new Map<string, ReturnType<typeof read>>();

export const sourceFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

/** The declarations of a file by name, and where the others come from that it names. */
function read(path: string) {
  const text = readFileSync(path, "utf8");
  const imports = new Map<string, string>();
  for (const [, names, from] of text.matchAll(/import (?:type )?\{([^}]*)\} from "([^"]+)"/g))
    for (const name of (names ?? "").split(",")) {
      const own = name.trim().split(" as ").at(-1)?.trim();
      if (own) imports.set(own, from ?? "");
    }
  const starts = [...text.matchAll(/^(?:export )?(?:default )?(?:async )?(?:const|function) (\w+)/gm)].map(
    (match) => ({ name: match[1] ?? "", at: match.index, exported: match[0].startsWith("export") }),
  );
  const parts = new Map(
    starts.map(({ name, at }, index) => [name, text.slice(at, starts[index + 1]?.at ?? text.length)]),
  );
  return {
    text,
    imports,
    parts,
    exported: starts.filter(({ exported }) => exported).map(({ name }) => name),
  };
}

export function source(path: string) {
  const known = sources.get(path) ?? read(path);
  sources.set(path, known);
  return known;
}

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
