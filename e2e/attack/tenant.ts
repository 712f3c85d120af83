import assert from "node:assert/strict";
import { can, type Permission } from "@/domain/people/permission";
import type { Role } from "@/domain/people/role";
import { attack } from "./case";
import { B_WORDS, gives404, looksUnknown, nowhere, plain, unchanged } from "./checks";
import type { Client } from "./client";
import { accountRoutes, addressIn, type Tenant, tenantOf } from "./places";
import { replay } from "./replay";
import { A, ACTORS, type ActorName, B, WEBSITE_A, type World } from "./world";

export const inA = ({ as }: World) => tenantOf(as.owner, A, 1, "Client User 1");
export const inB = ({ as }: World) => tenantOf(as.owner, B, 2, "Client User 3");

/** Nothing that exists. */
const none = (): Tenant => ({
  account: "client-9",
  application: "website9",
  hostname: "www.website9.com",
  person: nowhere(),
  environment: nowhere(),
});

async function everyRoute(client: Client, tenant: Tenant, headers = {}) {
  for (const route of accountRoutes())
    await looksUnknown(client, addressIn(route, tenant), addressIn(route, none()), headers);
}

const RSC = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-segment-prefetch": "/_tree", "next-router-prefetch": "1" },
  { purpose: "prefetch" },
];

const SUFFIXES = [".rsc", ".segments/_tree.segment.rsc", ".segments/_full.segment.rsc", ".json", ".txt"];

const unknownTo = (path: string) => path.replace(/client-\d/, "client-9").replace(/website\d/, "website9");

async function everyFlight(client: Client, tenant: Tenant) {
  const page = `/accounts/${tenant.account}/applications/${tenant.application}`;
  for (const headers of RSC)
    for (const path of [`/accounts/${tenant.account}`, page, `/accounts/${tenant.account}/people`]) {
      const [answer, unknown] = [
        await client.ask(path, { headers }),
        await client.ask(unknownTo(path), { headers }),
      ];
      assert.equal(answer.status, unknown.status, `${path} with ${JSON.stringify(headers)}`);
      assert.doesNotMatch(answer.text, B_WORDS, path);
      assert.equal(plain(answer), plain(unknown), path);
    }
  for (const suffix of SUFFIXES) {
    const [answer, unknown] = [await client.ask(page + suffix), await client.ask(unknownTo(page) + suffix)];
    assert.equal(answer.status, unknown.status, page + suffix);
    assert.doesNotMatch(answer.text, B_WORDS, page + suffix);
  }
}

const PAGES: [string, Permission][] = [
  ["", "account.read"],
  ["/people", "people.list"],
  ["/activity", "activity.read"],
  ["/activity/csv", "activity.read"],
  ["/applications/new", "application.create"],
  ["/remove", "account.remove"],
  ["/applications/website1", "application.read"],
  ["/applications/website1/environments/new", "environment.create"],
  ["/applications/website1/remove", "application.remove"],
  ["/applications/website1/environments/production", "environment.read"],
  ["/applications/website1/environments/production/go-live", "environment.read"],
  ["/applications/website1/environments/production/remove", "environment.remove"],
  ["/applications/website1/environments/production/hostnames/www.website1.com/remove", "hostname.remove"],
];

export const cases = [
  attack("S01", "everything of B is unknown to a member of A", async (world) =>
    everyRoute(world.as.cMemA, await inB(world)),
  ),
  attack("S02", "so it is to payloads, prefetches and segments", async (world) =>
    everyFlight(world.as.cMemA, await inB(world)),
  ),
  attack("S03", "an id of one account is unknown under another", async (world) => {
    const [a, b] = [await inA(world), await inB(world)];
    for (const route of accountRoutes().filter((one) =>
      /\[(application|environment|person|hostname)\]/.test(one),
    )) {
      const mixed = { ...b, account: a.account };
      await looksUnknown(
        world.as.cMemA,
        addressIn(route, mixed),
        addressIn(route, { ...none(), account: A }),
      );
      // Dual's role in B may refuse the page before any id is looked up: the same for ids that exist nowhere.
      await looksUnknown(
        world.as.dual,
        addressIn(route, { ...a, account: b.account }),
        addressIn(route, { ...none(), account: B }),
      );
      gives404(await world.as.owner.ask(addressIn(route, mixed)), route);
    }
  }),
  attack("S04", "each form of B's admin, sent by a member of A, changes nothing", (world) =>
    replay(world, world.as.cAdmB, world.as.cMemA, B),
  ),
  attack("S05", "an id of B in a form of A changes nothing", async (world) => {
    const { person } = await inB(world);
    const form = await world.as.cAdmA.form(`/accounts/${A}/people`, "Invite people");
    const page = `/accounts/${A}/people/${(await inA(world)).person}`;
    const forms = await world.as.cAdmA.forms(page);
    await unchanged(world, "B's person in A's form", async () => {
      for (const one of forms.filter(({ fields }) => "userId" in fields))
        await world.as.cAdmA.send(page, one, { userId: person });
      const bound = Object.fromEntries(
        Object.entries(form.fields).map(([name, value]) => [name, value.replaceAll(A, B)]),
      );
      await world.as.cAdmA.send(
        `/accounts/${A}/people`,
        { ...form, fields: bound },
        { addresses: "x@attack.example" },
      );
    });
  }),
  attack("S06", "searches, tables and choices know nothing of B", async ({ as }) => {
    const questions = [
      "q=website2",
      "q=Client+2",
      "mine=yes",
      "state=problem",
      "after=zzz",
      "account=client-2",
    ];
    for (const path of ["/accounts", "/go-live", "/notifications", "/activity", "/people", "/settings"])
      for (const question of questions) {
        const { text } = await as.cMemA.ask(`${path}?${question}`);
        assert.doesNotMatch(text.replace(/value="[^"]*"/g, ""), B_WORDS, `${path}?${question}`);
      }
    const csv = await as.cAdmA.ask(`/accounts/${A}/activity/csv?account=client-2&who=Client+User+3`);
    assert.doesNotMatch(csv.text, B_WORDS);
  }),
  attack("S07", "what B adds shows in no count of A", async ({ as }) => {
    const pages = [`/accounts/${A}`, `/accounts/${A}/people`, "/accounts", WEBSITE_A];
    const look = () => Promise.all(pages.map(async (page) => plain(await as.cMemA.ask(page))));
    await look();
    const before = await look();
    const addresses = Array.from({ length: 50 }, (_, at) => `guest${at}@b.example`).join("\n");
    const { text } = await as.owner.submit(`/accounts/${B}/people`, "Invite people", { addresses });
    assert.match(text, /Invited guest0@b\.example/);
    const words = (pages: string[]) =>
      pages.map((text) => text.replace(/<script.*?<\/script>|<[^>]*>/gs, " "));
    const stable = (pages: string[]) =>
      words(pages).map((text) => text.replace(/\d+ \w+ ago|just now/g, "AGO"));
    assert.deepEqual(stable(await look()), stable(before));
  }),
  attack("S08", "B is unknown to staff of A alone", async (world) => {
    await everyRoute(world.as.mA, await inB(world));
    await everyFlight(world.as.mA, await inB(world));
    await replay(world, world.as.cAdmB, world.as.mA, B);
  }),
  attack("S09", "every page of A answers each role as the matrix says", async (world) => {
    for (const [name, role] of [["owner", "owner"], ...Object.entries(ACTORS).slice(1)] as [
      ActorName,
      Role,
    ][]) {
      if (name === "cAdmB" || name === "ex") continue;
      for (const [page, permission] of PAGES) {
        const { status } = await world.as[name].ask(`/accounts/${A}${page}`);
        const expected = can(role, permission) ? [200] : [403, 404];
        assert.ok(expected.includes(status), `${name}: ${permission} at ${page} answers ${status}`);
      }
    }
    const pages = [
      "",
      "/people",
      "/settings",
      "/applications/website1",
      "/applications/website1/environments/production",
    ];
    for (const name of ["cBillA", "cViewA"] as const)
      await replay(world, world.as.owner, world.as[name], A, pages);
  }),
];
