import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { dropMove, keepMove } from "@/db/commands/go-live/nameserver-moves";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { events } from "@/db/schema/events";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { MoveComparison } from "@/domain/go-live/change/nameserver-move";
import { HAND_OVER } from "@/domain/go-live/checklist/manual-task";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

const NOW = new Date("2026-03-02T14:00:00Z");
const whole: MoveComparison = { compared: 3, differences: [], unasked: [], signed: false };
const record = { name: "acme.com", type: "MX", ttl: 300, data: "10 mail.acme.com" };
const withoutMail: MoveComparison = {
  ...whole,
  differences: [{ purpose: "mx", record, at: ["ns1.new.net"], instead: [] }],
};

describe("a move of nameservers", () => {
  withDatabase();
  let owner: Actor;
  let client: Actor;
  let place: { accountId: string; hostnameId: string };
  let environmentId: string;
  const keep = (comparison: MoveComparison, as = owner) =>
    keepMove(as, place, { nameservers: ["ns1.new.net"], comparison }, NOW);
  const handOver = () => markTask(owner, place.accountId, environmentId, HAND_OVER, true, NOW);
  const path = () => ({ accountId: place.accountId, application: "acme", environment: "production" });

  before(async () => {
    owner = await foundOwner();
    const website = { name: "Acme", hostname: "www.acme.com", origin: null };
    const { account, production } = await foundAccount(owner, { name: "Acme", website });
    environmentId = production.id;
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, environmentId)),
    );
    place = { accountId: account.id, hostnameId: hostname?.id ?? "" };
    await asSystem((tx) =>
      tx.insert(snapshots).values({ ...place, records: [], nameservers: [], takenAt: NOW }),
    );
    client = await addClientUser(account.id, "cleo@acme.com", "client_admin");
  });

  it("that would lose mail keeps the instructions from being handed over, until it is repaired", async () => {
    await keep(withoutMail);
    await assert.rejects(
      handOver(),
      /Do not move the nameservers yet: the new ones lack MX 10 mail\.acme\.com of acme\.com/,
    );
    await keep(whole);
    assert.ok(await handOver());
    const shown = await goLiveOf(owner, path());
    assert.deepEqual(shown?.hostnames[0]?.move?.comparison, whole);
  });

  it("can be called off", async () => {
    await keep(withoutMail);
    await dropMove(owner, place);
    assert.equal((await goLiveOf(owner, path()))?.hostnames[0]?.move, null);
    await assert.rejects(dropMove(owner, place), /No move is kept/);
  });

  it("is the agency's to compare, and is told", async () => {
    await assert.rejects(keep(whole, client), Refusal);
    await assert.rejects(
      keepMove(owner, { ...place, hostnameId: environmentId }, { nameservers: [], comparison: whole }, NOW),
      NotFound,
    );
    const told = await asSystem((tx) =>
      tx.select().from(events).where(eq(events.accountId, place.accountId)),
    );
    assert.ok(
      told.some(({ action, subject }) => action === "hostname.moveCompared" && subject === "www.acme.com"),
    );
  });
});
