import assert from "node:assert/strict";
import { can } from "@/domain/people/permission";
import type { Role } from "@/domain/people/role";
import { A, ACTORS, type ActorName, B, WEBSITE_A } from "./actors";
import { attack } from "./case";
import { B_WORDS, gives404, looksUnknown, nowhere, plain, unchanged } from "./checks";
import type { Client } from "./client";
import type { Form } from "./forms";
import { accountRoutes, addressIn, OPENED_BY, type Tenant, tenantOf } from "./places";
import { formsOf, replay, replayUnoffered } from "./replay";
import type { World } from "./world";

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

const FLIGHTS = [...RSC.map((headers) => ["", headers]), ...SUFFIXES.map((suffix) => [suffix, {}])] as [
  string,
  Record<string, string>,
][];

const isPage = (route: string) => !/^\/api\/|\/csv$|\/export$/.test(route);

async function everyFlight(client: Client, tenant: Tenant) {
  for (const route of accountRoutes().filter(isPage)) {
    const [path, unknown] = [addressIn(route, tenant), addressIn(route, none())];
    for (const [suffix, headers] of FLIGHTS) {
      const [answer, nothing] = [
        await client.ask(path + suffix, { headers }),
        await client.ask(unknown + suffix, { headers }),
      ];
      const what = `${path}${suffix} with ${JSON.stringify(headers)}`;
      assert.equal(answer.status, nothing.status, what);
      // The address that was asked for stands in the answer; its host name is one of B's words.
      assert.doesNotMatch(answer.text.replaceAll(tenant.hostname, ""), B_WORDS, what);
    }
  }
  for (const page of ["", "/people", `/applications/${tenant.application}`])
    for (const headers of RSC)
      await looksUnknown(client, `/accounts/${tenant.account}${page}`, `/accounts/client-9${page}`, headers);
}

/** This id in every field of a form that takes one. */
const namedIn = ({ fields, choices }: Form, id: string): Record<string, string> =>
  Object.fromEntries(
    ["userId", "id", "resend", "revoke"]
      .filter((name) => name in { ...fields, ...choices })
      .map((name) => [name, id]),
  );

/** The form of A, bound to another account. */
const movedTo = (form: Form, account: string): Form => ({
  ...form,
  fields: Object.fromEntries(
    Object.entries(form.fields).map(([name, value]) => [name, value.replaceAll(A, account)]),
  ),
});

async function searchesKnowNothing(client: Client) {
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
      const { text } = await client.ask(`${path}?${question}`);
      // What was asked for stands in its field, in the address, and in quotes where nothing was found.
      const told = text.replace(/value="[^"]*"|“[^”]*”|\b(?:q|defaultValue)\\*":\\*"[^"\\]*/g, "");
      assert.doesNotMatch(told, B_WORDS, `${path}?${question}`);
    }
}

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
    const { person, environment } = await inB(world);
    const pages = ["/people", `/people/${(await inA(world)).person}`, "/settings"];
    const forms = (await formsOf(world.as.cAdmA, A, pages)).flatMap(({ path, form }) => [
      { path, form, typed: namedIn(form, person) },
      { path, form: movedTo(form, B), typed: { addresses: "x@attack.example", name: "Taken over" } },
    ]);
    assert.ok(forms.length > 6, `${forms.length} forms`);
    await unchanged(world, "B's ids in A's forms", async () => {
      for (const { path, form, typed } of forms)
        if (Object.keys(typed).length > 0) await world.as.cAdmA.send(path, form, typed);
      const { status } = await world.as.cAdmA.ask(`/api/accounts/${A}/environments/${environment}/version`);
      assert.equal(status, 404, "B's environment below A");
    });
  }),
  attack("S06", "searches, tables and choices know nothing of B", async ({ as }) => {
    await searchesKnowNothing(as.cMemA);
    const csv = await as.cAdmA.ask(`/accounts/${A}/activity/csv?account=client-2&who=Client+User+3`);
    assert.equal(csv.status, 200);
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
    await searchesKnowNothing(world.as.mA);
    await replay(world, world.as.cAdmB, world.as.mA, B);
  }),
  attack("S09", "every page of A and of the agency answers each role as the matrix says", async (world) => {
    const tenant = await inA(world);
    assert.ok(OPENED_BY.length > 30, `${OPENED_BY.length} pages`);
    for (const [name, role] of [["owner", "owner"], ...Object.entries(ACTORS).slice(1)] as [
      ActorName,
      Role,
    ][]) {
      if (name === "cAdmB" || name === "ex") continue;
      for (const { route, permission } of OPENED_BY) {
        const { status } = await world.as[name].ask(addressIn(route, tenant));
        // A file for which a fresh proof is asked leads there.
        const expected = can(role, permission) ? [200, 307] : [403, 404];
        assert.ok(expected.includes(status), `${name}: ${permission} at ${route} answers ${status}`);
      }
    }
  }),
  attack(
    "S65",
    "no form that a page does not offer a role does anything when that role sends it",
    async (world) => {
      const tenant = await inA(world);
      const pages = OPENED_BY.filter(({ route }) => isPage(route));
      const paths = [...new Set(pages.map(({ route }) => addressIn(route, tenant)))];
      for (const name of ["admin", "mA", "cAdmA", "cBillA", "cMemA", "cViewA"] as const) {
        const sent = await replayUnoffered(world, world.as.owner, world.as[name], paths);
        assert.ok(sent > 0, `the owner is offered no more than ${name}`);
      }
    },
  ),
];
