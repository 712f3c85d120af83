import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { desc, eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { keepRecords } from "@/db/commands/go-live/saved-records";
import { events } from "@/db/schema/events";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { findAll, foundSite } from "@/db/testing/go-live";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Snapshot } from "@/domain/go-live/change/snapshot";
import type { Actor } from "@/domain/people/actor";
import { Forbidden, NotFound } from "@/domain/refusal";

const NOW = new Date("2026-03-02T14:00:00Z");
const LATER = new Date("2026-04-02T14:00:00Z");
const mx = (data: string): Snapshot => ({
  records: [{ name: "acme.com", type: "MX", ttl: 300, data, by: ["ns1.host.net"] }],
  nameservers: ["ns1.host.net"],
  unread: [],
});

describe("records that are saved anew", () => {
  withDatabase();
  let owner: Actor;
  let place: { accountId: string; hostnameId: string };
  const savedNow = async () =>
    (
      await asSystem((tx) => tx.select().from(snapshots).where(eq(snapshots.hostnameId, place.hostnameId)))
    )[0];

  before(async () => {
    owner = await foundOwner();
    const { place: at, production } = await foundSite(owner);
    await findAll(production.id, "live", NOW);
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, production.id)),
    );
    place = { accountId: at.accountId, hostnameId: hostname?.id ?? "" };
  });

  it("take the place of the saved ones, and the activity keeps both", async () => {
    await keepRecords(owner, place, mx("10 mail.acme.com"), NOW);
    assert.equal(await keepRecords(owner, place, mx("5 mx.other.net"), LATER), 2);
    const saved = await savedNow();
    assert.deepEqual([saved?.records, saved?.takenAt], [mx("5 mx.other.net").records, LATER]);
    const [event] = await asSystem((tx) =>
      tx.select().from(events).where(eq(events.accountId, place.accountId)).orderBy(desc(events.id)).limit(1),
    );
    assert.deepEqual(
      [event?.action, event?.before, event?.after],
      ["hostname.recordsKept", ["acme.com 300 MX 10 mail.acme.com"], ["acme.com 300 MX 5 mx.other.net"]],
    );
  });

  it("are refused where nothing differs", async () => {
    const { records } = (await savedNow()) ?? assert.fail();
    await assert.rejects(
      keepRecords(owner, place, { records, nameservers: [], unread: [] }, LATER),
      /Nothing differs/,
    );
  });

  it("are the agency's to save, in accounts that it reaches", async () => {
    const client = await addClientUser(place.accountId, "cleo@acme.com", "client_admin");
    await assert.rejects(keepRecords(client, place, mx("1 evil.net"), LATER), Forbidden);
    const { place: other } = await foundSite(owner);
    const stranger = await addClientUser(other.accountId, "zoe@other.com", "client_admin");
    await assert.rejects(keepRecords(stranger, place, mx("1 evil.net"), LATER), NotFound);
    await assert.rejects(
      keepRecords(owner, { ...place, accountId: other.accountId }, mx("1 evil.net"), LATER),
      NotFound,
    );
    assert.deepEqual((await savedNow())?.records, mx("5 mx.other.net").records);
  });
});
