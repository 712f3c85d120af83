import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChainPlace } from "@/domain/activity/audit";

interface Anchor extends ChainPlace {
  accountId: string | null;
}

const fileIn = (dataFolder: string) => join(dataFolder, "audit-anchors.jsonl");

/** Places of the chains that were noted in the data folder, out of the database's reach, by account. */
export function readAnchors(dataFolder: string): Map<string | null, ChainPlace[]> {
  const anchors = new Map<string | null, ChainPlace[]>();
  for (const { accountId, sequence, hash } of textIn(dataFolder).split("\n").flatMap(anchorIn)) {
    const noted = anchors.get(accountId);
    if (noted) noted.push({ sequence, hash });
    else anchors.set(accountId, [{ sequence, hash }]);
  }
  return anchors;
}

function textIn(dataFolder: string): string {
  const file = fileIn(dataFolder);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Nothing in a line that was cut off while it was written. */
function anchorIn(line: string): Anchor[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** Notes where the chains end now; what is noted already is not repeated. */
export function noteAnchors(dataFolder: string, heads: Anchor[]) {
  const known = readAnchors(dataFolder);
  const fresh = heads.filter(
    ({ accountId, sequence }) => (known.get(accountId)?.at(-1)?.sequence ?? 0) < sequence,
  );
  if (fresh.length === 0) return;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const lines = fresh.map((head) => `${JSON.stringify({ at, ...head })}\n`);
  const torn = /[^\n]$/.test(textIn(dataFolder));
  appendFileSync(fileIn(dataFolder), `${torn ? "\n" : ""}${lines.join("")}`, { mode: 0o600 });
}
