import assert from "node:assert/strict";
import { WEBSITE_A } from "./actors";
import { attack } from "./case";
import type { Client } from "./client";
import type { Form } from "./forms";
import type { World } from "./world";

const PRODUCTION = `${WEBSITE_A}/environments/production`;

const HIDDEN = [
  "127.0.0.1",
  "0x7f000001",
  "2130706433",
  "127.1",
  "[::1]",
  "::1",
  "[::ffff:7f00:1]",
  "::ffff:127.0.0.1",
  "169.254.169.254",
  "localhost.",
  "localhost",
  "10.0.0.7",
  "100.64.0.1",
  "0177.0.0.1",
  "①②⑦.0.0.1",
  "metadata.google.internal",
  "127.0.0.1:6379",
  "http://127.0.0.1/",
];

/** The fields that say whom the portal or the edge is to ask. */
const ASKS = ["hostname", "nameservers", "origin"];

/** Every form in which somebody types one of them. */
async function fieldsThatAsk(client: Client) {
  const found: { path: string; form: Form; name: string }[] = [];
  for (const path of [PRODUCTION, `${PRODUCTION}/nameservers`, "/accounts/new"])
    for (const form of await client.forms(path))
      for (const name of ASKS) if (name in form.fields) found.push({ path, form, name });
  return found;
}

/** Presses "Check now" as the owner. */
async function check({ as, listener }: World) {
  const path = `${PRODUCTION}/go-live`;
  const form = (await as.owner.forms(path)).find(({ words }) => /Check now|Check again/.test(words));
  assert.ok(form, "there is a button to check");
  const { status } = await as.owner.send(path, form);
  assert.ok(status < 500, `the check answers ${status}`);
  assert.equal(listener.heard(), 0, "something was sent to this machine");
}

/** What the name says from now on, at every nameserver. */
function point({ internet }: World, record: string) {
  internet.zones.replace("website1.com", [
    "@ 3600 SOA ns1.hostco.net. hostmaster.hostco.net. 2026010102 7200 3600 1209600 2",
    "@ 3600 NS ns1.hostco.net.",
    "@ 3600 NS ns2.hostco.net.",
    `www 2 ${record}`,
  ]);
}

export const cases = [
  attack(
    "S42",
    "no spelling of an address of this machine is taken as an origin, a host or a nameserver",
    async (world) => {
      const { owner } = world.as;
      const asked = await fieldsThatAsk(owner);
      assert.deepEqual([...new Set(asked.map(({ name }) => name))].sort(), ASKS);
      for (const { path, form, name } of asked)
        for (const typed of HIDDEN) {
          const { status } = await owner.send(path, form, { [name]: typed });
          assert.ok(status < 500, `${typed} as ${name} answers ${status}`);
        }
      for (const form of await owner.forms(PRODUCTION))
        assert.ok(!HIDDEN.includes(form.fields.origin ?? ""), `${form.fields.origin} was taken as an origin`);
      await check(world);
      assert.equal(world.listener.heard(), 0);
    },
  ),
  attack("S43", "a public name that leads to this machine is asked nothing", async (world) => {
    for (const address of ["127.0.0.1", "169.254.169.254", "10.0.0.7"]) {
      point(world, `A ${address}`);
      await check(world);
    }
    point(world, "AAAA ::1");
    await check(world);
  }),
  attack("S44", "a redirect to this machine is not followed", async (world) => {
    world.internet.edge?.behave("www.website1.com", {
      status: 302,
      headers: { location: "http://127.0.0.1/" },
    });
    point(world, "A 203.0.113.10");
    await check(world);
    world.internet.edge?.behave("www.website1.com");
    point(world, "A 198.51.100.11");
  }),
];
