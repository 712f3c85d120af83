import { freePort } from "@/e2e/portal";
import type { Fault } from "./fault";
import { SteadyLoad } from "./steady-load";
import { withCluster } from "./two-portals";

export const termination: Fault = {
  name: "termination",
  title: "SIGTERM under load, and started again",
  run: () =>
    withCluster(async ({ cookie, portal }) => {
      const port = await freePort();
      const one = await portal(port);
      const load = new SteadyLoad(() => `http://localhost:${port}`, cookie).begin();
      await load.answered(100);
      const began = performance.now();
      const code = await one.stop();
      const took = performance.now() - began;
      if (code !== 0) throw new Error(`it ended with ${code}`);
      const again = await portal(port);
      await load.answered(50);
      const { answered, repaired, lost } = await load.end();
      if (lost > 0) throw new Error(`${lost} requests were lost`);
      const name = load.acknowledged.at(-1) ?? "";
      const page = await (await fetch(`${again.origin}/me`, { headers: { cookie } })).text();
      if (!page.includes(`value="${name}"`)) throw new Error(`the acknowledged name ${name} is not there`);
      return `ended in ${(took / 1000).toFixed(1)} s with 0, ${answered} requests answered, ${repaired} of them after the restart, 0 lost`;
    }),
};
