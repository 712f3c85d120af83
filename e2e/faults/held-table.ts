import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Fault } from "./fault";
import { SteadyLoad } from "./steady-load";
import { withCluster } from "./two-portals";

/** Longer than a statement of the portal may take. */
const HELD_MS = 18_000;

export const heldTable: Fault = {
  name: "slow-query",
  title: "every query of one table stands still for longer than a statement may take",
  long: true,
  run: () =>
    withCluster(async ({ url, cookie, portal }) => {
      const one = await portal();
      const load = new SteadyLoad(() => one.origin, cookie).begin();
      await load.answered(20);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("begin; lock table accounts in access exclusive mode");
      const began = performance.now();
      const other = await fetch(`${one.origin}/sign-in`);
      if (other.status !== 200) throw new Error(`a page without that table answered ${other.status}`);
      const wait = performance.now() - began;
      await pause(HELD_MS);
      const { answered: before } = load.tally;
      await client.query("rollback");
      await client.end();
      await load.answered(50);
      const { answered, repaired, lost } = await load.end();
      if (one.process.exitCode !== null) throw new Error("the portal ended");
      if (lost > 0) throw new Error(`${lost} requests were never answered`);
      return `held for ${HELD_MS / 1000} s, another page answered in ${(wait / 1000).toFixed(1)} s meanwhile, ${answered - before} requests answered after it, ${repaired} of all on a retry, 0 lost`;
    }),
};
