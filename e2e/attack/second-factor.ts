import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import { A, mailOf, passwordOf } from "./actors";
import { attack } from "./case";
import { refused } from "./checks";
import type { Client } from "./client";
import { isIn, isOut, passwordTry } from "./signing";
import type { World } from "./world";

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

/** The app's next code: that of now may have been used to set it up. */
const nextCode = (totp: TOTP) => totp.generate({ timestamp: Date.now() + 30_000 });

let joined: Promise<TOTP> | undefined;

/** Somebody with an app. A joiner's proof is fresh, which setting one up asks for. */
function apper(world: World) {
  joined ??= world.join("apper", "client_billing").then((client) => withApp(client));
  return joined;
}

export const cases = [
  attack("S25", "a code of the app works once", async (world) => {
    const totp = await apper(world);
    const [first, second] = [await pendingOf(world, "apper"), await pendingOf(world, "apper")];
    const code = nextCode(totp);
    assert.equal((await first.submit("/sign-in/code", "Second step", { code })).status, 303);
    await isIn(first, "the first");
    refused(await second.submit("/sign-in/code", "Second step", { code }), "the same code again");
    await isOut(second, "the second");
  }),
  attack("S26", "ten wrong codes end the sign-in", async (world) => {
    const coder = await world.join("coder", "client_viewer");
    const totp = await withApp(coder);
    const client = await pendingOf(world, "coder");
    const form = await client.form("/sign-in/code", "Second step");
    for (let tries = 0; tries < 10; tries++) await client.send("/sign-in/code", form, { code: "000000" });
    await client.send("/sign-in/code", form, { code: nextCode(totp) });
    await isOut(client, "after ten wrong codes");
    const again = await pendingOf(world, "coder");
    assert.equal((await again.submit("/sign-in/code", "Second step", { code: nextCode(totp) })).status, 303);
    await isIn(again, "with a right code in a new sign-in");
  }),
  attack("S27", "between the two proofs nothing opens", async (world) => {
    await apper(world);
    const client = await pendingOf(world, "apper");
    await isOut(client, "the half-proven session");
    const form = await world.as.cMemA.form("/me", ["name", "timeZone"]);
    const { status, headers } = await client.send("/me", form, { name: "Half proven" });
    assert.equal(status, 303);
    assert.match(headers.location ?? "", /^\/sign-in/);
    for (const path of [`/accounts/${A}/activity/csv`, "/me/security", "/signed-in"])
      assert.ok([303, 307, 404].includes((await client.ask(path)).status), path);
  }),
  attack("S64", "a second step is taken with one's own code only", async (world) => {
    const other = await world.join("stepper", "client_viewer");
    const totp = await withApp(other);
    await apper(world);
    const client = await pendingOf(world, "apper");
    refused(
      await client.submit("/sign-in/code", "Second step", { code: nextCode(totp) }),
      "the code of another",
    );
    await isOut(client, "with the code of another");
    const own = await pendingOf(world, "stepper");
    const opened = await own.submit("/sign-in/code", "Second step", { code: nextCode(totp) });
    assert.equal(opened.status, 303, "its owner's");
  }),
];
