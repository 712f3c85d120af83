import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChainPlace } from "@/domain/activity/audit";

interface Anchor extends ChainPlace {
  accountId: string | null;
}

const fileIn = (dataFolder: string) => join(dataFolder, "audit-anchors.jsonl");

/** Places of the chains that were noted in the data folder, out of the database's reach, by account. */
export function readAnchors(dataFolder: string): Map<string | null, ChainPlace[]> {
  const file = fileIn(dataFolder);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const anchors = new Map<string | null, ChainPlace[]>();
  for (const line of lines) {
    const { accountId, sequence, hash }: Anchor = JSON.parse(line);
    const noted = anchors.get(accountId);
    if (noted) noted.push({ sequence, hash });
    else anchors.set(accountId, [{ sequence, hash }]);
  }
  return anchors;
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
  appendFileSync(fileIn(dataFolder), lines.join(""), { mode: 0o600 });
}
