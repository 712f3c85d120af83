import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { activityOf } from "@/db/queries/activity/activity";
import { withDatabase } from "@/db/testing/database";
import { foundOwner } from "@/db/testing/people";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";

describe("the activity", () => {
  withDatabase();
  let owner: Actor;

  before(async () => {
    owner = await foundOwner();
    for (const at of ["2026-03-28T22:59Z", "2026-03-28T23:00Z", "2026-03-29T21:59Z", "2026-03-29T22:00Z"])
      await asSystem((tx) =>
        tx.execute(sql`insert into events (actor_id, actor_name, action, subject, at)
          values (${owner.userId}, 'Ana', 'agency.founded', ${at}, ${at})`),
      );
  });

  const subjects = async (timeZone: string, filter: object) => {
    const { rows } = await activityOf({ ...owner, timeZone }, ActivityFilter.parse(filter));
    return rows.map(({ subject }) => subject).filter((subject) => subject.startsWith("2026"));
  };

  it("takes a day where the reader is, be it an hour shorter than others", async () => {
    const day = { from: "2026-03-29", to: "2026-03-29" };
    assert.deepEqual(await subjects("Europe/Berlin", day), ["2026-03-29T21:59Z", "2026-03-28T23:00Z"]);
    assert.deepEqual(await subjects("UTC", day), ["2026-03-29T22:00Z", "2026-03-29T21:59Z"]);
  });

  it("offers everybody once, by their newest name, and together what was done without a login", async () => {
    await asSystem((tx) =>
      tx.execute(sql`insert into events (actor_id, actor_name, action, subject) values
        (${owner.userId}, 'Ana Ruiz-Berg', 'profile.changed', ''), (null, 'Portico', 'check.started', ''),
        (null, 'it@acme.com', 'dnsTask.saidDone', '')`),
    );
    const { people } = await activityOf(owner, ActivityFilter.parse({}));
    assert.deepEqual(people, [
      { id: "portico", name: "Portico, or without a login" },
      { id: owner.userId, name: "Ana Ruiz-Berg" },
    ]);
  });

  it("knows the time zones of this program, whichever the database knows", async () => {
    assert.equal((await subjects("Canada/East-Saskatchewan", { from: "2026-03-28" })).length, 4);
  });
});
