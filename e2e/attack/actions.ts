import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { A } from "./actors";
import { attack } from "./case";
import { refused, unchanged } from "./checks";
import type { Asked } from "./client";
import { multipart } from "./forms";
import type { World } from "./world";

const SETTINGS = `/accounts/${A}/settings`;

/** A form that changes the name of A, and the owner to send it. */
async function rename({ as }: World) {
  const form = (await as.owner.forms(SETTINGS)).find(({ fields }) => "name" in fields);
  if (!form) throw new Error("no form to rename the account");
  return {
    form,
    send: (typed: Record<string, string>, headers: Asked["headers"] = {}) =>
      as.owner.send(SETTINGS, form, typed, headers),
  };
}

/** The same form with other headers is refused with this status, and nothing changes. */
const fromElsewhere = (headers: Asked["headers"]) => async (world: World) => {
  const { send } = await rename(world);
  await unchanged(world, JSON.stringify(headers), async () => {
    assert.equal((await send({ name: "Taken over" }, headers)).status, 403);
  });
};

/** Ids of the actions of this build. */
function actionIds() {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return Object.keys(manifest.node as object);
}

export const cases = [
  attack("S11", "a form without a cookie leads to sign-in and changes nothing", async (world) => {
    const { form } = await rename(world);
    await unchanged(world, "a stranger", async () => {
      const { status, headers } = await world.visitor().send(SETTINGS, form, { name: "Taken over" });
      assert.equal(status, 303);
      assert.match(headers.location ?? "", /^\/sign-in/);
    });
  }),
  attack("S12", "a form from another origin is refused", async (world) => {
    await fromElsewhere({ origin: "https://evil.example", "sec-fetch-site": undefined })(world);
    await fromElsewhere({
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
      host: "evil.example",
    })(world);
    await fromElsewhere({ origin: `${world.portal.origin}.evil.example` })(world);
    await fromElsewhere({ origin: "http://localhost:1" })(world);
  }),
  attack(
    "S13",
    "so is one from no origin at all",
    fromElsewhere({ origin: "null", "sec-fetch-site": undefined }),
  ),
  attack("S14", "so is one that says only that it crosses sites, or nothing", async (world) => {
    await fromElsewhere({ origin: undefined, "sec-fetch-site": "cross-site" })(world);
    await fromElsewhere({ origin: undefined, "sec-fetch-site": "same-site" })(world);
    await fromElsewhere({ origin: undefined, "sec-fetch-site": undefined })(world);
  }),
  attack(
    "S15",
    "an unknown action, of another page or an old build is refused without a stack",
    async (world) => {
      const own = { origin: world.portal.origin, "sec-fetch-site": "same-origin" };
      const ids = ["0".repeat(42), `40${"a".repeat(40)}`, "not-an-id", "__proto__"];
      await unchanged(world, "an unknown action", async () => {
        for (const id of ids) {
          const headers = { ...own, "next-action": id, "content-type": "text/plain;charset=UTF-8" };
          refused(await world.as.owner.ask(SETTINGS, { method: "POST", headers, body: "[]" }), id);
          const { body, type } = multipart({ [`$ACTION_ID_${id}`]: "", name: "Taken over" });
          const sent = { method: "POST", headers: { ...own, "content-type": type }, body };
          const { status, text } = await world.as.owner.ask(SETTINGS, sent);
          assert.ok(status >= 400 && status < 500, `${id} in a field answers ${status}`);
          assert.doesNotMatch(text, /node_modules|at async /);
        }
        for (const id of actionIds().slice(0, 12)) {
          const headers = { ...own, "next-action": id, "content-type": "text/plain;charset=UTF-8" };
          const { text } = await world.visitor().ask("/sign-in", { method: "POST", headers, body: "[]" });
          assert.doesNotMatch(text, /node_modules|at async /, id);
        }
      });
    },
  ),
  attack("S16", "other methods, and names of methods, change nothing", async (world) => {
    const { form, send } = await rename(world);
    const name = { name: "Taken over" };
    await unchanged(world, "another method", async () => {
      const { body, type } = multipart({ ...form.fields, ...name });
      const own = { origin: world.portal.origin, "sec-fetch-site": "same-origin", "content-type": type };
      for (const method of ["PUT", "PATCH", "DELETE"])
        assert.equal((await world.as.owner.ask(SETTINGS, { method, headers: own, body })).status, 405);
      await world.as.owner.ask(`${SETTINGS}?${new URLSearchParams({ ...form.fields, ...name })}`);
      const empty = { ...form.fields, name: "" };
      for (const headers of [{ "x-http-method-override": "DELETE" }, { "x-method-override": "PUT" }])
        await send({ ...empty, _method: "DELETE" }, headers);
    });
  }),
  attack("S17", "fields that no form has are ignored", async (world) => {
    const path = "/me";
    const form = await world.as.cViewA.form(path, ["name", "timeZone"]);
    const more = {
      role: "owner",
      staffRole: "owner",
      accountId: "1",
      id: "1",
      createdAt: "2000-01-01",
      price: "0",
    };
    const email = { email: "taken@attack.example", emailVerifiedAt: "2000-01-01" };
    const { text } = await world.as.cViewA.send(path, form, { name: "Actor cViewA", ...more, ...email });
    assert.match(text, /Saved\./);
    assert.equal((await world.as.cViewA.ask("/people")).status, 404);
    assert.doesNotMatch((await world.as.cViewA.ask("/me")).text, /taken@attack/);
    const { form: name } = await rename(world);
    const taken = { slug: "taken", id: "1", agencyId: "1", suspendedAt: "2026-01-01" };
    await world.as.owner.send(SETTINGS, name, { name: "Client 1", ...taken });
    assert.equal((await world.as.owner.ask("/accounts/taken")).status, 404);
    assert.equal((await world.as.owner.ask(SETTINGS)).status, 200);
  }),
  attack("S18", "1.2 MB in one form is refused", async (world) => {
    const { send } = await rename(world);
    await unchanged(world, "a large form", async () => {
      const large = await send({ name: "x".repeat(1_200_000) }).catch(() => ({ status: 413 }));
      assert.equal(large.status, 413);
    });
    assert.equal((await world.as.owner.ask(SETTINGS)).status, 200);
  }),
];
