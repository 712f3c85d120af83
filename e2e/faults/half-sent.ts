import { connect } from "node:net";
import type { Fault } from "./fault";
import { SteadyLoad } from "./steady-load";
import { withCluster } from "./two-portals";

const SOCKETS = 200;
const LONGEST_MS = 30_000;

export const halfSent: Fault = {
  name: "half-sent",
  title: `${SOCKETS} forms that are begun and never sent`,
  long: true,
  run: () =>
    withCluster(async ({ cookie, portal }) => {
      const one = await portal();
      const began = performance.now();
      const closed = Array.from({ length: SOCKETS }, () => beginForm(one.origin));
      const load = new SteadyLoad(() => one.origin, cookie).begin();
      await load.answered(50);
      const seconds = (Math.max(...(await Promise.all(closed))) - began) / 1000;
      const { answered, lost, worstMs } = await load.end();
      if (lost > 0) throw new Error(`${lost} requests were never answered`);
      return `all closed within ${seconds.toFixed(1)} s, ${answered} requests answered meanwhile, 0 lost, the longest wait ${(worstMs / 1000).toFixed(1)} s`;
    }),
};

/** Sends half of a form. Resolves with when the portal closed the connection. */
function beginForm(origin: string) {
  return new Promise<number>((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1", () =>
      socket.write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf"),
    );
    socket.resume();
    socket.setTimeout(LONGEST_MS, () => {
      reject(new Error(`a half-sent form was left open for ${LONGEST_MS / 1000} s`));
      socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(performance.now()));
  });
}
