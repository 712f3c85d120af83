import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { asSystem } from "@/db/access";
import { events } from "@/db/schema/events";
import { ACCOUNT_CHANGES } from "@/db/testing/account-changes";
import { AGENCY_CHANGES } from "@/db/testing/agency-samples";
import { withDatabase } from "@/db/testing/database";
import { findAll, foundSite } from "@/db/testing/go-live";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import type { Place, Samples, SampleTable } from "@/db/testing/permissions";
import { placeOf } from "@/db/testing/place";
import { giveLogin } from "@/db/testing/second-factor";
import { type Scene, SITE_CHANGES } from "@/db/testing/told-changes";
import { LOGIN_CHANGES, PEOPLE_CHANGES } from "@/db/testing/told-people";
import { noteWriting, writtenBy } from "@/db/testing/written";
import { isTold } from "@/domain/activity/activity";
import type { Actor } from "@/domain/people/actor";

// biome-ignore lint/style/noProcessEnv: the configuration under which DNS links are made
process.env.EDGE_DOMAIN = "edge.agency.net";

/** Changes that are several in one transaction: each of them has an event of its own. */
const SEVERAL: Record<string, string> = {
  sendDnsTasks: "the link, and with the first one the change that is handed over",
  createFromDraft: "an account, and every environment and invitation in it",
};

/** Commands that no sample here calls, and why. */
const EXEMPT: Record<string, string> = {
  changeInvitations: "the frame of those that renew, correct and revoke",
  changeSecurityAs: "the frame of changes to one's own sign-in",
  endViews: "what stopViewing calls, and the job for views that ran out",
  holdAccounts: "what addAccountsToGroup calls",
  insertAccount: "what foundAccount calls",
  insertAgency: "what makeFirstVisit calls: the very first event",
  insertInvitation: "what createFromDraft calls",
  keepAnswers: "a draft, which founds nothing",
  startDraft: "a draft, which founds nothing",
  discardDraft: "a draft, which founds nothing",
  markRead: "one's own notices, which tell of what is told already",
  reachMilestone: "what a check calls",
  reopenAfterLoss: "what a check calls",
  refuseOvertaken: "writes nothing but the attempt that was refused",
  seedExample: "several clients with all that is in them, an event for each",
  revokeOpen: "what removeEverywhere calls",
  tellAccounts: "what changes of groups call",
  setPassword: "what changePassword and recover call",
  acceptCode: "what passWithCode calls",
};

const tabled = (table: SampleTable) => Object.values(table).flatMap((one) => Object.entries(one as Samples));

describe("every change writes one event in its own transaction", () => {
  withDatabase();
  let scene: Scene;
  let place: Place;
  before(async () => {
    const owner = await foundOwner();
    await giveLogin(owner.userId);
    place = await placeOf(owner);
    const [live, alone, fresh] = [await foundSite(owner), await foundSite(owner), await foundSite(owner)];
    const client = await addClientUser(live.account.id, "cleo@client.com", "client_admin");
    for (const minutes of [2, 1])
      for (const site of [live, alone])
        await findAll(site.production.id, "live", new Date(Date.now() - minutes * 60_000));
    const [people, colleagues]: [Actor[], Actor[]] = [[], []];
    for (let n = 0; n < 16; n += 1) {
      const person = await addClientUser(live.account.id, `pia${n}@client.com`);
      await giveLogin(person.userId);
      people.push(person);
      colleagues.push(await addStaff(`jo${n}@harbour.com`));
    }
    scene = { owner, client, live, alone, fresh, people, colleagues };
    await noteWriting();
  });

  const told = { ...SITE_CHANGES, ...PEOPLE_CHANGES, ...LOGIN_CHANGES };
  const others = [...tabled(ACCOUNT_CHANGES), ...tabled(AGENCY_CHANGES)].filter(
    ([name]) => !(name in told) && name !== "lockFounder",
  );
  for (const [name, call] of others) it(name, () => walk(name, () => call(scene.owner, place)));
  for (const [name, call] of Object.entries(told)) it(name, () => walk(name, () => call(scene)));

  async function walk(name: string, work: () => Promise<unknown>) {
    const written = await writtenBy(work);
    assert.ok(written.length > 0, "nothing was written");
    for (const { tables, chains } of written)
      assert.ok(chains.length > 0, `${tables.join(", ")} changed without an event`);
    // What comes before the last transaction prepares the ground.
    const chains = written.at(-1)?.chains ?? [];
    const isOneEach = chains.length === new Set(chains).size;
    assert.equal(isOneEach, !(name in SEVERAL), `events in ${chains.join(", ")}`);
  }

  it("can be read in words, and found by its noun", async () => {
    const all = await asSystem((tx) => tx.selectDistinct({ action: events.action }).from(events));
    assert.ok(all.length > 60);
    const untold = all.filter(({ action }) => !isTold(action));
    assert.deepEqual(untold, []);
  });

  it("was walked with every command that writes one", () => {
    const sampled = new Set([...others.map(([name]) => name), ...Object.keys(told), ...Object.keys(EXEMPT)]);
    const missing = commandsThatTell().filter((name) => !sampled.has(name));
    assert.deepEqual(missing, []);
  });
});

/** Every exported command in whose own text an event is written. */
function commandsThatTell() {
  const folder = new URL("commands/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      readFileSync(new URL(file, folder), "utf8").split(/^(?=export |async function |const )/m),
    )
    .filter((part) => /\b(change\w*As|changeInvitations|record|recordEach)\(/.test(part))
    .flatMap((part) => /^export (?:const|async function|function) (\w+)/.exec(part)?.[1] ?? []);
}
