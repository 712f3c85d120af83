import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, freshDataFolder } from "@/e2e/portal";
import type { BareTask } from "./bare";

/** Starts the bare server in a process of its own, as the portal is. */
export async function startBare(settings: Record<string, string>, task: BareTask) {
  const port = await freePort();
  const file = join(freshDataFolder(), "task.json");
  writeFileSync(file, JSON.stringify(task));
  const node = ["--import", "tsx", "--conditions=react-server", "e2e/bench/bare.ts", file];
  const child = spawn(process.execPath, node, {
    env: { PATH: process.env.PATH, NODE_ENV: "production", PORT: String(port), ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit");
  const [said] = await Promise.race([once(child.stdout, "data"), ended]);
  if (typeof said === "number") throw new Error(`the bare server ended with ${said}`);
  const stop = async () => {
    child.kill();
    await ended;
    process.off("exit", kill);
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}
