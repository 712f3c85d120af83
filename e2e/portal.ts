import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Portal {
  origin: string;
  dataFolder: string;
  /** Starts the same portal again. */
  settings: Record<string, string>;
  /** What the portal has printed so far, such as the one-time link of the first visit. */
  output: () => string;
  process: ChildProcess;
  /** Ends the process as an operator would, and resolves with its exit code. */
  stop: () => Promise<number | null>;
}

const made: string[] = [];
process.once("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new, empty data folder, removed when the tests end. */
export function freshDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), "portico-journey-"));
  made.push(folder);
  return folder;
}

let emptyDatabase: string | undefined;

/** The same with an empty database in it, which is made once for all: the portal's own making of it is start.spec.ts's. */
export function folderWithDatabase() {
  emptyDatabase ??= makeDatabase();
  const folder = freshDataFolder();
  cpSync(emptyDatabase, folder, { recursive: true });
  return folder;
}

function makeDatabase() {
  const folder = freshDataFolder();
  const env = { ...process.env, PORTICO_DATA: folder, PORTICO_SECRET: "x".repeat(32), DATABASE_URL: "" };
  const args = ["--import", "tsx", "--conditions=react-server", "db/first-open.ts"];
  if (spawnSync(process.execPath, args, { stdio: "inherit", env }).status !== 0)
    throw new Error("The empty database could not be made.");
  return folder;
}

/** Starts the built portal as `npm start` does, in a process of its own, and waits until it says that it is ready. */
export async function startPortal(settings: Record<string, string> = {}): Promise<Portal> {
  const port = settings.PORT ?? String(await freePort());
  const dataFolder = settings.PORTICO_DATA ?? freshDataFolder();
  const complete = { PORT: port, PORTICO_DATA: dataFolder, ...settings };
  const child = runPortal(complete);
  let printed = "";
  const ready = new Promise<void>((resolve, reject) => {
    const note = (text: Buffer) => {
      printed += text;
      if (printed.includes("Portico is ready")) resolve();
    };
    child.stdout?.on("data", note);
    child.stderr?.on("data", note);
    child.once("exit", (code) =>
      reject(new Error(`The portal ended with ${code} instead of starting:\n${printed}`)),
    );
  });
  await ready;
  return {
    origin: settings.PORTICO_ORIGIN ?? `http://localhost:${port}`,
    dataFolder,
    settings: complete,
    output: () => printed,
    process: child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
      return child.exitCode;
    },
  };
}

/** The portal's process with these settings only, whatever is set around the tests. */
export function runPortal(settings: Record<string, string>, script = "bin/start.mjs") {
  const { PATH, HOME, TMPDIR } = process.env;
  const around = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value));
  const child = spawn(process.execPath, [script], {
    env: { NODE_ENV: "production", ...around, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}

/** A loopback port that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (!address || typeof address === "string") throw new Error("the probe has no port");
  return address.port;
}
