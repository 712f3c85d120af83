import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findServers } from "@/bin/servers.mjs";

/** A folder for one test's servers, and the servers that run in it. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "portico-servers-"));
  readonly paths: Record<string, string>;
  private readonly running: ChildProcess[] = [];

  constructor() {
    const { paths, missing } = findServers();
    if (missing.length > 0) throw new Error(`Missing: ${missing.join(", ")}`);
    this.paths = paths;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Runs a program to its end. */
  run(program: string, args: string[]): string {
    const { status, stdout, stderr } = spawnSync(this.program(program), args, {
      cwd: this.folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
    return stdout;
  }

  /** Starts a server without privileges and returns when it is `ready`. */
  async start(
    program: string,
    args: string[],
    ready: () => Promise<boolean>,
    env: Record<string, string> = {},
  ): Promise<ChildProcess> {
    const user = unprivileged();
    if (user) for (const path of everythingIn(this.folder)) chownSync(path, user.uid, user.gid);
    const settings = { PATH: "/usr/sbin:/usr/bin:/bin", HOME: this.folder, ...env };
    const server = spawn(this.program(program), args, {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: settings as unknown as NodeJS.ProcessEnv,
      ...user,
    });
    this.running.push(server);
    // Not SIGKILL: NSD would leave its children behind.
    process.once("exit", () => server.kill("SIGTERM"));
    let said = "";
    for (const stream of [server.stdout, server.stderr])
      stream?.on("data", (text) => {
        said = `${said}${text}`.slice(-4000);
      });
    await until(ready, () => {
      if (server.exitCode !== null) throw new Error(`${program} ended: ${said}`);
      return `${program} did not become ready: ${said}`;
    });
    return server;
  }

  async close(): Promise<void> {
    await Promise.all(
      this.running.map(async (server) => {
        if (server.exitCode !== null || server.signalCode !== null) return;
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGTERM");
        await ended;
      }),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }

  private program(name: string): string {
    const path = this.paths[name];
    if (!path) throw new Error(`${name} is not one of the programs.`);
    return path;
  }
}

/** Asks again and again until it is so. */
export async function until(so: () => Promise<boolean>, otherwise: () => string): Promise<void> {
  for (const end = Date.now() + 20_000; !(await so().catch(() => false)); await sleep(20)) {
    const sentence = otherwise();
    if (Date.now() > end) throw new Error(sentence);
  }
}

/** A port that is free on loopback, most likely at its other addresses too. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ["-u", "-g"].map(
    (what) => spawnSync("id", [what, "nobody"], { encoding: "utf8" }).stdout,
  );
  return { uid: Number(uid), gid: Number(gid) };
}

function everythingIn(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return [folder, ...below];
}
