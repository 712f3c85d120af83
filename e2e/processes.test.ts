import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import pg from "pg";
import { findPostgres, HOW_TO_GET_POSTGRES, startPostgres } from "@/bin/postgres.mjs";

const ACCOUNTS = 24;
const folder = mkdtempSync(join(tmpdir(), "portico-processes-"));
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Host names whose check began and ended, in order, as the processes told. */
interface Told {
  ready: boolean;
  began: string[];
  ended: string[];
}
const nothingYet = (): Told => ({ ready: false, began: [], ended: [] });

type Checker = ReturnType<typeof checker>;

/** Starts one, and listens until it is enough. */
function checker(settings: Record<string, string>, args: number[], told: Told, isEnough: () => boolean) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "e2e/checker.ts", ...args.map(String)],
    {
      env: { NODE_ENV: "test", PORTICO_SECRET: "x".repeat(32), ...settings },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  started.push(child);
  const enough = (async () => {
    for await (const line of createInterface(child.stdout)) {
      const [what, id = ""] = line.split(" ");
      if (what === "ready") told.ready = true;
      if (what === "began" || what === "ended") told[what].push(id);
      if (isEnough()) return;
    }
    throw new Error("it ended before it was enough");
  })();
  return { child, enough };
}

async function kill(child: ChildProcess) {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  assert.deepEqual(await ended, [null, "SIGKILL"]);
}

test("a killed process loses no check: the next one does what was begun and what waited", async () => {
  const first = nothingYet();
  const settings = { PORTICO_DATA: folder };
  const one = checker(settings, [ACCOUNTS], first, () => first.ended.length >= 3);
  await one.enough;
  await kill(one.child);
  const open = first.began.filter((id) => !first.ended.includes(id));
  assert.ok(open.length > 0, "it was killed in the middle of checks");

  const second = nothingYet();
  const rest = () => new Set([...first.ended, ...second.ended]).size === ACCOUNTS;
  const two = checker(settings, [0, 31], second, rest);
  await two.enough;
  await kill(two.child);
  assert.ok(open.every((id) => second.ended.includes(id)));
  assert.equal(new Set(second.ended).size, second.ended.length);
});

const login = (url: string, username: string) =>
  Object.assign(new URL(url), { username, pathname: "/portico" }).href;
const superuser = (url: string) => login(url, "superuser");

async function run(connectionString: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** As README.md says it: one login owns the tables, the other serves people and owns none. */
async function makeDatabase(url: string) {
  const password = `password '${new URL(url).password}' in role portico_app, portico_system`;
  await run(
    superuser(url).replace(/portico$/, "postgres"),
    `create role portico_owner login ${password}`,
    `create role portico login noinherit ${password}`,
    "create database portico owner portico_owner",
  );
  return { DATABASE_OWNER_URL: login(url, "portico_owner"), DATABASE_URL: login(url, "portico") };
}

const programs = findPostgres();

test("two processes on one PostgreSQL share the checks, and each is done once", {
  skip: programs ? false : HOW_TO_GET_POSTGRES,
}, async () => {
  const postgres = await startPostgres(programs);
  try {
    const one = nothingYet();
    const two = nothingYet();
    const settings = await makeDatabase(postgres.url);
    let due: Promise<unknown> | undefined;
    const all = () => {
      if (one.ready && two.ready)
        due ??= run(
          superuser(postgres.url),
          "update hostnames set next_check_at = now() - interval '2 hours'",
        );
      if (one.began.length > 0 && two.began.length > 0)
        for (const { child } of [early, late]) child.stdin?.write("go\n");
      return one.ended.length + two.ended.length >= ACCOUNTS;
    };
    // By their clocks nothing is due before both are ready, and no check ends before both have begun one.
    const early: Checker = checker(settings, [ACCOUNTS, -3600, 1], one, all);
    const late: Checker = checker(settings, [0, -3600, 1], two, all);
    await Promise.race([early.enough, late.enough]);
    await due;
    await Promise.all([kill(late.child), kill(early.child)]);
    const ended = [...one.ended, ...two.ended];
    assert.equal(new Set(ended).size, ACCOUNTS);
    assert.deepEqual([...one.began, ...two.began].sort(), ended.sort());
    assert.ok(one.ended.length > 0 && two.ended.length > 0, "both did some");
  } finally {
    for (const child of started) child.kill("SIGKILL");
    await postgres.stop();
  }
});
