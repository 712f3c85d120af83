import { readFileSync } from "node:fs";
import { join } from "node:path";

const packagesIn = (file) => Object.entries(JSON.parse(readFileSync(file, "utf8")).packages);

/** Whether node_modules under `root` is what package-lock.json asks for, on a system like this one. */
export function isInstalled(root) {
  try {
    const wanted = packagesIn(join(root, "package-lock.json")).filter(([path]) => path);
    const there = packagesIn(join(root, "node_modules/.package-lock.json"));
    return matches(Object.fromEntries(wanted), Object.fromEntries(there));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

/** `there`: what npm noted that it installed, which leaves out what is for other systems. */
export function matches(wanted, there, { platform = process.platform, arch = process.arch } = {}) {
  const complete = Object.entries(wanted).every(
    ([path, entry]) => entry.optional || there[path]?.version === entry.version,
  );
  const noneOther = Object.entries(there).every(
    ([path, entry]) =>
      wanted[path]?.version === entry.version && allows(entry.os, platform) && allows(entry.cpu, arch),
  );
  return complete && noneOther;
}

const allows = (list, mine) => !list || list.includes(mine) || list.some((one) => one.startsWith("!"));
