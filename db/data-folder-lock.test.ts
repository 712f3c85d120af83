import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, describe, it } from "node:test";
import { holdDataFolder } from "@/db/data-folder-lock";

const parent = mkdtempSync(join(tmpdir(), "portico-lock-"));
const starter = `
  import { holdDataFolder } from "@/db/data-folder-lock";
  process.stdin.once("data", () => holdDataFolder(process.env.FOLDER).then(
    () => console.log("held"), (error) => console.log(error.message)));
  console.log("ready");`;
const starters = new Set<ChildProcess>();

/** A process of its own that waits at the line until `go`, then says whether it holds the folder. */
async function start(folder: string, PATH = "/usr/local/bin:/usr/bin:/bin") {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", starter], {
    env: { NODE_ENV: "test", PATH, FOLDER: folder },
    stdio: ["pipe", "pipe", "inherit"],
  });
  starters.add(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, "ready");
  return {
    pid: child.pid,
    go: async () => {
      child.stdin.write("go\n");
      return (await lines.next()).value as string;
    },
    kill: async () => {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      starters.delete(child);
    },
  };
}

after(() => {
  for (const child of starters) child.kill("SIGKILL");
  rmSync(parent, { recursive: true });
});

/** Where Linux has no flock command, the lock is a socket's name: both ways must hold. */
const ways = { "the system's way": undefined, "without the flock command": parent };

for (const [way, path] of Object.entries(ways))
  describe(`one process per data folder, ${way}`, () => {
    it("lets exactly one of eight simultaneous starters in, round after round, each ended by kill -9", async () => {
      const folder = join(parent, way.replaceAll(/\W/g, "-"));
      for (let round = 1; round <= 4; round++) {
        const eight = await Promise.all(Array.from({ length: 8 }, () => start(folder, path)));
        const answers = await Promise.all(eight.map((one) => one.go()));
        const winners = eight.filter((_, n) => answers[n] === "held");
        assert.equal(winners.length, 1, `round ${round}: ${answers.join(" | ")}`);
        assert.equal(readFileSync(`${folder}.pid`, "utf8"), `${winners[0]?.pid}\n`);
        const late = await start(folder, path);
        assert.match(
          await late.go(),
          new RegExp(`another Portico \\(process ${winners[0]?.pid}\\): stop that`),
        );
        await Promise.all([...eight, late].map((one) => one.kill()));
      }
    });
  });

describe("the data folder's lock", () => {
  it("is free again at the moment its holder was killed", async () => {
    const folder = join(parent, "killed");
    for (let round = 0; round < 3; round++) {
      const one = await start(folder);
      assert.equal(await one.go(), "held");
      await one.kill();
    }
  });

  it("is the folder's, by whatever name", async () => {
    const folder = join(parent, "real");
    const one = await start(folder);
    assert.equal(await one.go(), "held");
    symlinkSync(folder, join(parent, "alias"));
    await assert.rejects(holdDataFolder(join(parent, "alias")), /another Portico/);
    await one.kill();
    await holdDataFolder(join(parent, "alias"));
  });

  it("may be asked for again by the process that has it", async () => {
    await holdDataFolder(join(parent, "again"));
    await holdDataFolder(join(parent, "again"));
  });
});
