import assert from "node:assert/strict";
import { A, mailOf, passwordOf } from "./actors";
import { attack } from "./case";
import { refused, UUID, unchanged } from "./checks";
import type { Client } from "./client";
import type { Form } from "./forms";
import type { World } from "./world";

const PEOPLE = `/accounts/${A}/people`;
const JOIN = ["token", "name", "password"];
const typed = { name: "New Person", password: "a long new password" };

/** Invites an address to A, and gives the address of the link in the mail. */
async function invited(world: World, email: string, role = "client_viewer") {
  const { text } = await world.as.owner.submit(PEOPLE, "Invite people", { addresses: email, role });
  assert.match(text, /Invited /, `${email} was not invited`);
  return (await world.linkTo(email, /invites you/)).pathname;
}

/** Presses one of the two buttons beside an open invitation. */
async function settle(world: World, email: string, button: "resend" | "revoke") {
  const { text } = await world.as.owner.ask(PEOPLE);
  const tag = [...text.matchAll(/<button\b[^>]*>/g)].find(
    ([one]) => one.includes(`name="${button}"`) && one.includes(email),
  );
  const id = UUID.exec(tag?.[0] ?? "")?.[0];
  const form = (await world.as.owner.forms(PEOPLE)).find(({ label }) => label === "Open invitations");
  assert.ok(id && form, `there is a button to ${button} ${email}`);
  await world.as.owner.send(PEOPLE, form, { [button]: id });
}

/** What a link that no longer works shows, without its heading. */
const endedPage = async (client: Client, path: string) => {
  const { status, text } = await client.ask(path);
  assert.doesNotMatch(text, /name="password"|Client 1/, `${path} still invites`);
  return status;
};

export const cases = [
  attack("S30", "an invitation works once", async (world) => {
    const path = await invited(world, "once@attack.example");
    for (let looks = 0; looks < 3; looks++) assert.equal((await world.visitor().ask(path)).status, 200);
    const form = await world.visitor().form(path, JOIN);
    assert.equal((await world.visitor().send(path, form, typed)).status, 303);
    await unchanged(world, "the second use", async () => {
      const second = world.visitor();
      refused(
        await second.send(path, form, { ...typed, password: "another long password" }),
        "the second use",
      );
      assert.equal(second.cookies.size, 0);
    });
  }),
  attack("S31", "a revoked, superseded, expired and unknown link all invite to nothing", async (world) => {
    const revoked = await invited(world, "revoked@attack.example");
    const superseded = await invited(world, "superseded@attack.example");
    const expired = await invited(world, "expired@attack.example");
    const ended = [revoked, superseded, expired];
    const forms: { path: string; form: Form }[] = [];
    for (const path of ended) forms.push({ path, form: await world.visitor().form(path, JOIN) });
    await settle(world, "revoked@attack.example", "revoke");
    await settle(world, "superseded@attack.example", "resend");
    await world.alter(
      "update invitations set expires_at = now() - interval '1 minute' where email = 'expired@attack.example'",
    );
    const unknown = `/invitations/${"A".repeat(43)}`;
    const statuses = new Set<number>();
    for (const path of [...ended, unknown]) statuses.add(await endedPage(world.visitor(), path));
    assert.equal(statuses.size, 1, `they answer ${[...statuses]}`);
    await unchanged(world, "an ended link", async () => {
      for (const { path, form } of forms)
        refused(await world.visitor().send(path, form, typed), "an ended link");
    });
  }),
  attack("S32", "an invitation is for its own mailbox", async (world) => {
    const path = await invited(world, "meant@attack.example");
    const token = path.split("/").at(-1) ?? "";
    const { text } = await world.as.cAdmB.ask(path);
    assert.doesNotMatch(text, />Join</);
    const own = await world.as.dual.forms(path);
    assert.ok(!own.some(({ words }) => words === "Join"), "dual may join in place of another");
    const joined = await invited(world, "joining@attack.example", "client_viewer");
    const friend = await world.join("friend", "client_viewer", "client-2");
    const friendPath = await invited(world, mailOf("friend"));
    const form = await friend.form(friendPath, ["token"]);
    await unchanged(world, "another mailbox", async () => {
      for (const stolen of [token, joined.split("/").at(-1) ?? ""])
        refused(await friend.send(friendPath, form, { token: stolen }), "another mailbox");
    });
  }),
  attack("S33", "role, account and mail cannot be chosen with the link", async (world) => {
    const path = await invited(world, "tampered@attack.example");
    const client = world.visitor();
    const more = {
      role: "owner",
      email: "boss@attack.example",
      account: "client-2",
      accountId: "1",
      staffRole: "owner",
    };
    assert.equal((await client.submit(path, JOIN, { ...typed, ...more })).status, 303);
    assert.equal((await client.ask("/accounts/client-2")).status, 404);
    assert.equal((await client.ask("/people")).status, 404);
    assert.equal((await client.ask(`/accounts/${A}/applications/new`)).status, 403);
    assert.match((await client.ask("/me")).text, /tampered@attack\.example/);
  }),
  attack("S34", "nobody invites above their own rank", async (world) => {
    const { admin, cAdmA, mA } = world.as;
    await unchanged(world, "a higher role", async () => {
      const staff = await admin.form("/people", "Invite colleagues");
      const up = await admin.send("/people", staff, { addresses: "boss@attack.example", role: "owner" });
      assert.equal(up.status, 403, "an admin invites an owner");
      const form = await cAdmA.form(PEOPLE, "Invite people");
      for (const role of ["owner", "admin", "member", "staff"])
        refused(
          await cAdmA.send(PEOPLE, form, { addresses: "boss@attack.example", role }),
          `a client invites ${role}`,
        );
      for (const client of [cAdmA, mA, world.as.cViewA])
        refused(
          await client.send("/people", staff, { addresses: "boss@attack.example", role: "member" }),
          "staff",
        );
      refused(
        await world.as.cViewA.send(PEOPLE, form, { addresses: "boss@attack.example", role: "client_viewer" }),
        "a viewer",
      );
    });
    assert.equal(world.mailbox.lettersTo("boss@attack.example").length, 0);
  }),
  attack("S36", "a forged host gets into no mail", async (world) => {
    const forged = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
    };
    for (const path of ["/recover", "/sign-in/mail"]) {
      const client = world.visitor();
      const form = await client.form(path, ["email"]);
      await client.send(path, form, { email: mailOf("cAdmA") }, { ...forged, "x-forwarded-proto": "http" });
      const link = await world.linkTo(mailOf("cAdmA"));
      assert.equal(link.origin, world.portal.origin, path);
    }
    const form = await world.as.owner.form(PEOPLE, "Invite people");
    await world.as.owner.send(PEOPLE, form, { addresses: "hosted@attack.example" }, forged);
    assert.equal((await world.linkTo("hosted@attack.example")).origin, world.portal.origin);
  }),
  attack("S37", "what is no single mailbox gets no mail", async (world) => {
    const owner = world.as.owner;
    const wrong = [
      '"a@evil.example"@b.example',
      "a＠evil.example",
      "a@b",
      "a@evil.example>",
      "<a@evil.example>x",
      "a b@evil.example",
    ];
    const form = await owner.form(PEOPLE, "Invite people");
    for (const addresses of wrong) refused(await owner.send(PEOPLE, form, { addresses }), addresses);
    for (const path of ["/recover", "/sign-in/mail"])
      for (const email of [
        ...wrong,
        "a@evil.example,b@evil.example",
        "a@evil.example\r\nBcc: b@evil.example",
        "a@evil.example b@evil.example",
      ]) {
        const client = world.visitor();
        refused(await client.submit(path, ["email"], { email }), `${email} at ${path}`);
      }
    for (const name of ["x\r\nBcc: b@evil.example", "x\nSubject: y"]) {
      const me = await owner.form("/me", ["name", "timeZone"]);
      await owner.send("/me", me, { name });
    }
    const me = await owner.form("/me", ["name", "timeZone"]);
    await owner.send("/me", me, { name: "Actor owner" });
    for (const address of ["a@evil.example", "b@evil.example"])
      assert.equal(world.mailbox.lettersTo(address).length, 0);
  }),
  attack("S35", "no token is in the database, the log or what a page sends on", async (world) => {
    const path = await invited(world, "canary@attack.example");
    const token = path.split("/").at(-1) ?? "";
    const { headers } = await world.visitor().ask(path);
    assert.equal(headers["referrer-policy"], "strict-origin");
    await world.visitor().submit("/recover", ["email"], { email: mailOf("cAdmB") });
    const recovery = (await world.linkTo(mailOf("cAdmB"))).pathname.split("/").at(-1) ?? "";
    await world.visitor().ask(`/recover/${recovery}?x=${token}`);
    const secrets = [token, recovery, passwordOf("owner"), ...world.as.owner.cookies.values()];
    const output = world.output();
    for (const secret of secrets) assert.ok(!output.includes(secret), "the log holds a secret");
    const stored = await world.stored();
    for (const secret of secrets) assert.ok(!stored.includes(secret), "the database holds a secret");
    assert.ok(stored.includes("canary@attack.example"), "the database was read");
  }),
];
