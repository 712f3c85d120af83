import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { freshDataFolder } from "@/e2e/portal";
import type { Fault } from "./fault";
import { renaming, renamings } from "./renaming";
import { withCluster } from "./two-portals";

const TIMES = 10;

export const clockSteps: Fault = {
  name: "clock",
  title: "two portals on one PostgreSQL, one clock an hour ahead, the other an hour behind",
  run: () =>
    withCluster(async ({ url, cookie, portal }) => {
      const origins = [];
      for (const hours of [1, -1]) origins.push((await portal(undefined, shifted(hours))).origin);
      for (let time = 0; time < TIMES; time++)
        for (const origin of origins) await rename(origin, cookie, `Client, ${time} times`);
      const found = await renamings(origins[0] ?? "", cookie);
      if (found !== 2 * TIMES) throw new Error(`${found} of ${2 * TIMES} changes are told`);
      verifyChains(url);
      return `${found} changes in turn, all told, every chain unbroken, nobody signed out`;
    }),
};

const shifted = (hours: number) => ({
  NODE_OPTIONS: `--require ${resolve("e2e/faults/shifted-clock.cjs")}`,
  CLOCK_HOURS: String(hours),
});

async function rename(origin: string, cookie: string, name: string) {
  const send = await renaming(origin, cookie);
  const status = await send(origin, `${name} at ${new URL(origin).port}`);
  if (status !== 200) throw new Error(`a change was answered with ${status}`);
}

function verifyChains(url: string) {
  const env = { ...process.env, DATABASE_URL: url, PORTICO_DATA: freshDataFolder() };
  const { stdout, status } = spawnSync(process.execPath, ["bin/audit-verify.mjs"], { encoding: "utf8", env });
  if (status !== 0) throw new Error(`the chain of events is broken: ${stdout}`);
}
