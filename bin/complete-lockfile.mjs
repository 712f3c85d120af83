// Completes package-lock.json: npm writes no entry for an optional package that its registry could not
// give (binaries for other platforms), and `npm ci` then refuses the lock everywhere.
// Run after every change of dependencies: node bin/complete-lockfile.mjs
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const SYSTEMS = "aix android darwin freebsd linux netbsd openbsd openharmony sunos win32".split(" ");
const PROCESSORS = "arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" ");

/** The paths at which Node would look for `name` when the package at `path` asks for it, nearest first. */
function* places(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    yield `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (!folder) return;
  }
}

/** Optional packages that some entry asks for and that no entry describes: [{ name, version, dev }]. */
export function missingPackages({ packages }) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const described = [...places(path, name)].some((place) => place in packages);
      if (!described) missing.set(name, { name, version, dev: entry.dev });
    }
  }
  return [...missing.values()];
}

/** What a platform package's name says about where it runs: "@next/swc-win32-x64-msvc" → win32, x64. */
export function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = words.includes("musl") ? "musl" : words.some((word) => word.startsWith("gnu")) && "glibc";
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) };
}

/** The registry's own description, or nothing when the registry does not have the package. */
function published({ name, version }) {
  try {
    const fields = ["os", "cpu", "libc", "engines", "license", "dist.integrity"];
    const args = ["view", `${name}@${version}`, ...fields, "--json"];
    const answer = execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const { "dist.integrity": integrity, ...entry } = JSON.parse(answer);
    return { ...entry, integrity };
  } catch {
    return undefined;
  }
}

/** The lock with an entry for each missing package, and without download addresses. */
export function completed(lock, lookUp) {
  const packages = { ...lock.packages };
  const added = [];
  for (const wanted of missingPackages(lock)) {
    if (!/^\d/.test(wanted.version)) throw new Error(`No exact version: ${wanted.name}@${wanted.version}`);
    const known = lookUp(wanted);
    packages[`node_modules/${wanted.name}`] = {
      version: wanted.version,
      ...(wanted.dev && { dev: true }),
      ...(known ?? platformOf(wanted.name)),
      optional: true,
    };
    added.push({ ...wanted, checksum: Boolean(known?.integrity) });
  }
  const sorted = Object.entries(packages)
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([path, { resolved, ...entry }]) => [path, entry]);
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = new URL("../package-lock.json", import.meta.url);
  const { lock, added } = completed(JSON.parse(readFileSync(file, "utf8")), published);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  for (const { name, version, checksum } of added) {
    console.log(`added ${name}@${version} ${checksum ? "" : "(not in this registry: no checksum)"}`);
  }
  console.log(added.length ? `${added.length} entries added.` : "package-lock.json is complete.");
}
