import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freshDataFolder } from "@/e2e/portal";
import type { Fault } from "./fault";
import { freshPostgres } from "./two-portals";

export const killEmbedded: Fault = {
  name: "kill-pglite",
  title: "killed in the middle of writes, embedded database",
  run: (rounds) => killAgainAndAgain(rounds, { PORTICO_DATA: freshDataFolder() }),
};

export const killOnPostgres: Fault = {
  name: "kill-postgres",
  title: "killed in the middle of writes, PostgreSQL",
  run: async (rounds) => {
    const postgres = await freshPostgres();
    try {
      return await killAgainAndAgain(rounds, { DATABASE_URL: postgres.url, PORTICO_DATA: freshDataFolder() });
    } finally {
      await postgres.stop();
    }
  },
};

/** What must be in the database: rows that were acknowledged, and the last acknowledged state of each. */
class Oracle {
  readonly facts = new Map<string, string>();

  /** "environment ID ACCOUNT" or "invitation ADDRESS open|revoked". */
  take(line: string) {
    const [kind, id, state = ""] = line.split(" ");
    this.facts.set(`${kind} ${id}`, state);
  }

  /**
   * Compares with what is there now, and goes on from that. An acknowledged change that is not there or was taken back
   * is lost; one that was not acknowledged may be there too.
   */
  compare(seen: Map<string, string>) {
    const lost = [...this.facts].filter(([key, state]) => {
      const found = seen.get(key);
      return found === undefined || (state !== found && found !== "revoked");
    });
    if (lost.length > 0) throw new Error(`lost after a kill: ${lost.slice(0, 3).join("; ")}`);
    for (const [key, state] of seen) this.facts.set(key, state);
  }
}

async function killAgainAndAgain(rounds: number, settings: Record<string, string>) {
  const oracle = new Oracle();
  const tally = { kills: 0, acknowledged: 0, slowest: 0 };
  for (let kills = 0; kills <= rounds; kills++) {
    const { seen, opening, acknowledged } = await writeAndKill(settings, randomInt(1, 40));
    oracle.compare(seen);
    if (kills > 0) tally.slowest = Math.max(tally.slowest, opening);
    tally.kills = kills;
    if (isMilestone(kills, rounds)) console.log(`        ${figures(tally)} so far`);
    // What the last one writes is looked at by nobody.
    if (kills < rounds) tally.acknowledged += acknowledged.length;
    for (const line of acknowledged) oracle.take(line);
  }
  return figures(tally);
}

const isMilestone = (kills: number, rounds: number) => kills > 0 && kills < rounds && kills % 25 === 0;

const figures = ({ kills, acknowledged, slowest }: Record<"kills" | "acknowledged" | "slowest", number>) =>
  `${kills} kills, ${acknowledged} acknowledged writes, 0 lost, 0 torn, every chain unbroken, open again within ${(slowest / 1000).toFixed(1)} s`;

/** Lets a writer write, and kills it after so many acknowledged writes. */
async function writeAndKill(settings: Record<string, string>, writes: number) {
  const began = performance.now();
  const writer = startWriter(settings);
  const ended = once(writer, "exit");
  const before = new Oracle();
  const acknowledged: string[] = [];
  let opening = 0;
  for await (const line of createInterface(writer.stdout)) {
    if (opening > 0) acknowledged.push(line);
    else if (!isOpen(line)) before.take(line);
    else opening = performance.now() - began;
    if (acknowledged.length === writes) writer.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  if (signal !== "SIGKILL") throw new Error(`the writer ended by itself with ${code}`);
  return { seen: before.facts, opening, acknowledged };
}

function startWriter(settings: Record<string, string>) {
  const secret = process.env.PORTICO_SECRET ?? "";
  return spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "e2e/faults/writer.ts"], {
    env: { PATH: process.env.PATH, NODE_ENV: "test", PORTICO_SECRET: secret, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** "open HALVES FAULTS": everything that was there has been told, and nothing of it may be torn or unchained. */
function isOpen(line: string) {
  if (!line.startsWith("open")) return false;
  if (line !== "open 0 0") throw new Error(`half-written changes and broken chains: ${line}`);
  return true;
}
