import { freePort, type Portal } from "@/e2e/portal";
import type { Fault } from "./fault";
import { SteadyLoad } from "./steady-load";
import { withCluster } from "./two-portals";

const TURNS = 4;

export const rollingRestart: Fault = {
  name: "rolling-restart",
  title: "two portals on one PostgreSQL, restarted in turn under load",
  run: () =>
    withCluster(async ({ cookie, portal }) => {
      const ports = [await freePort(), await freePort()];
      const portals: Portal[] = [];
      for (const port of ports) portals.push(await portal(port));
      const origins = ports.map((port) => `http://localhost:${port}`);
      let turn = 0;
      // As a load balancer does it: the next try goes to the other one.
      const load = new SteadyLoad(() => origins[turn++ % origins.length] ?? "", cookie).begin();
      for (let time = 0; time < TURNS; time++) {
        const which = time % ports.length;
        await load.answered(50);
        const code = await portals[which]?.stop();
        if (code !== 0) throw new Error(`a portal ended with ${code}`);
        await load.answered(20);
        portals[which] = await portal(ports[which]);
      }
      await load.answered(50);
      const { answered, repaired, lost } = await load.end();
      if (lost > 0) throw new Error(`${lost} requests were lost`);
      return `${TURNS} restarts, ${answered} requests answered, ${repaired} of them on a retry, 0 lost, ${load.acknowledged.length} writes acknowledged`;
    }),
};
