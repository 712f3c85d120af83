import type { Fault } from "./fault";
import { renaming, renamings } from "./renaming";
import { withCluster } from "./two-portals";

const TIMES = 20;

export const sentTwice: Fault = {
  name: "sent-twice",
  title: "each form sent to two portals at once",
  run: () =>
    withCluster(async ({ cookie, portal }) => {
      const [one, two] = [(await portal()).origin, (await portal()).origin];
      for (let time = 1; time <= TIMES; time++) {
        const send = await renaming(one, cookie);
        const answers = await Promise.all([one, two, one, two].map((to) => send(to, `Sent ${time}`)));
        if (answers.some((status) => status !== 200)) throw new Error(`the answers were ${answers}`);
        const found = await renamings(two, cookie);
        if (found !== time) throw new Error(`${time} forms were done ${found} times`);
      }
      return `${TIMES} forms, each sent four times at once: ${TIMES} changes, every sending answered`;
    }),
};

export const editedAtOnce: Fault = {
  name: "edited-at-once",
  title: "two people change the same name on two portals at once",
  run: () =>
    withCluster(async ({ cookie, portal }) => {
      const [one, two] = [(await portal()).origin, (await portal()).origin];
      for (let time = 1; time <= TIMES; time++) {
        const [first, second] = [await renaming(one, cookie), await renaming(two, cookie)];
        const answers = await Promise.all([first(one, `One ${time}`), second(two, `Two ${time}`)]);
        if (answers.toSorted().join() !== "200,409") throw new Error(`the answers were ${answers}`);
        const found = await renamings(one, cookie);
        if (found !== time) throw new Error(`${time} changes were acknowledged, ${found} were made`);
      }
      return `${TIMES} times two: one acknowledged and made, the other answered with 409 and both values`;
    }),
};
