import type { Fault } from "./fault";
import { SteadyLoad } from "./steady-load";
import { withCluster } from "./two-portals";

const TIMES = 3;

export const databaseRestart: Fault = {
  name: "postgres-restart",
  title: "PostgreSQL restarted under load",
  run: () =>
    withCluster(async ({ restart, cookie, portal }) => {
      const one = await portal();
      const load = new SteadyLoad(() => one.origin, cookie).begin();
      for (let time = 0; time < TIMES; time++) {
        await load.answered(50);
        await restart();
      }
      await load.answered(50);
      const { answered, repaired, lost, worstMs } = await load.end();
      if (one.process.exitCode !== null) throw new Error("the portal ended");
      if (lost > 0) throw new Error(`${lost} requests were never answered`);
      return `${TIMES} restarts, ${answered} requests answered, ${repaired} of them on a retry, 0 lost, the longest wait ${(worstMs / 1000).toFixed(1)} s`;
    }),
};
