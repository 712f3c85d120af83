import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const CHUNK = /\/_next\/(static\/chunks\/[^"'\\?\s]+\.js)/g;

interface Manifest {
  /** What every page of any Next application loads. */
  rootMainFiles: string[];
  /** For browsers without modules only. */
  polyfillFiles: string[];
}

/**
 * The JavaScript that a page loads, gzipped, in bytes: all of it, and what is there beside the files of Next and React
 * themselves. Chunks that are named in the page's data count too, though some of them load later.
 */
export function scriptsOf(html: string) {
  const manifest: Manifest = JSON.parse(readFileSync(".next/build-manifest.json", "utf8"));
  const named = new Set([...html.matchAll(CHUNK)].map(([, file]) => file ?? ""));
  for (const file of manifest.polyfillFiles) named.delete(file);
  const own = [...named].filter((file) => !manifest.rootMainFiles.includes(file));
  return { total: weigh([...named]), own: weigh(own) };
}

const weigh = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(".next", file))).length, 0);
