import { readdirSync, readFileSync } from "node:fs";

/** The sources as they were read, by path. */
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
