import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { freePort, freshDataFolder, runPortal, startPortal } from "./portal";

test("a second portal on the same data is refused with one sentence, and the first goes on", async () => {
  const first = await startPortal();
  const second = runPortal({ PORT: String(await freePort()), PORTICO_DATA: first.dataFolder });
  let said = "";
  second.stdout?.on("data", (text) => {
    said += text;
  });
  second.stderr?.on("data", (text) => {
    said += text;
  });
  const [code] = await once(second, "exit");
  expect(code).toBe(1);
  expect(said).toContain(`another Portico (process ${first.process.pid})`);
  expect(said).not.toMatch(/ready|^ +at /m);
  expect((await fetch(first.origin)).status).toBeLessThan(400);
  expect(await first.stop()).toBe(0);
});

test("a portal that was stopped opens the same data again, by the same address printed once", async () => {
  const folder = freshDataFolder();
  for (let start = 1; start <= 2; start++) {
    const portal = await startPortal({ PORTICO_DATA: folder });
    expect(portal.output().match(/https?:\/\/\S+:\d+\/?$/gm)).toEqual([portal.origin]);
    expect((await fetch(portal.origin)).status).toBeLessThan(400);
    expect(await portal.stop()).toBe(0);
  }
});

test("a port that is taken is said so", async () => {
  const portal = await startPortal();
  const port = new URL(portal.origin).port;
  const other = runPortal({ PORT: port, PORTICO_DATA: freshDataFolder() });
  let said = "";
  other.stderr?.on("data", (text) => {
    said += text;
  });
  const [code] = await once(other, "exit");
  expect(code).toBe(1);
  expect(said.trim()).toBe(`Port ${port} is taken. Choose another with PORT.`);
  await portal.stop();
});
