import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import { attack } from "./case";
import { refused } from "./checks";
import type { Client } from "./client";
import { isIn, isOut, passwordTry } from "./signing";
import { A, mailOf, passwordOf, type World } from "./world";

/** Sets up an authenticator app for this login. */
async function withApp(client: Client, back = "/me/security/app") {
  await client.submit(back, "Set up an authenticator app");
  const page = await client.ask(back);
  const secret = /secret=([A-Z2-7]{16,})/.exec(page.text)?.[1] ?? keyIn(page.text);
  const totp = new TOTP({ secret });
  const { status } = await client.submit(back, "First code", { code: totp.generate() });
  assert.equal(status, 303, "the app is set up");
  return totp;
}

const keyIn = (html: string) =>
  (/(?:[A-Z2-7]{4}-){3,}[A-Z2-7]{1,4}/.exec(html.replace(/<[^>]*>/g, ""))?.[0] ?? "").replaceAll("-", "");

const pendingOf = async (world: World, name: string) => {
  const client = world.visitor();
  const { status, headers } = await passwordTry(client, mailOf(name), passwordOf(name));
  assert.equal(status, 303);
  assert.match(headers.location ?? "", /^\/sign-in\/code/);
  return client;
};

const apps = new Map<string, TOTP>();

export const cases = [
  attack("S25", "a code of the app works once", async (world) => {
    apps.set("cBillA", await withApp(world.as.cBillA));
    const totp = apps.get("cBillA");
    const code = totp?.generate({ timestamp: Date.now() + 30_000 }) ?? "";
    const [first, second] = [await pendingOf(world, "cBillA"), await pendingOf(world, "cBillA")];
    assert.equal((await first.submit("/sign-in/code", "Second step", { code })).status, 303);
    await isIn(first, "the first");
    refused(await second.submit("/sign-in/code", "Second step", { code }), "the same code again");
    await isOut(second, "the second");
  }),
  attack("S26", "ten wrong codes end the sign-in", async (world) => {
    const client = await pendingOf(world, "cBillA");
    const form = await client.form("/sign-in/code", "Second step");
    for (let tries = 0; tries < 10; tries++) await client.send("/sign-in/code", form, { code: "000000" });
    const code = apps.get("cBillA")?.generate({ timestamp: Date.now() + 30_000 }) ?? "";
    await client.send("/sign-in/code", form, { code });
    await isOut(client, "after ten wrong codes");
  }),
  attack("S27", "between the two proofs nothing opens", async (world) => {
    const client = await pendingOf(world, "cBillA");
    await isOut(client, "the half-proven session");
    const form = await world.as.cMemA.form("/me", ["name", "timeZone"]);
    const { status, headers } = await client.send("/me", form, { name: "Half proven" });
    assert.equal(status, 303);
    assert.match(headers.location ?? "", /^\/sign-in/);
    for (const path of [`/accounts/${A}/activity/csv`, "/me/security", "/signed-in"])
      assert.ok([303, 307, 404].includes((await client.ask(path)).status), path);
  }),
];
