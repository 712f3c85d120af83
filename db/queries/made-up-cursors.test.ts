import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { portfolio } from "@/db/queries/accounts/portfolio";
import { activityOf } from "@/db/queries/activity/activity";
import { mails } from "@/db/queries/activity/mails";
import { noticesOf } from "@/db/queries/activity/notices";
import { goLiveQueue } from "@/db/queries/go-live/go-live-queue";
import { groupList } from "@/db/queries/people/groups";
import { matrixOf } from "@/db/queries/people/matrix";
import { peopleOf } from "@/db/queries/people/people";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { foundOwner } from "@/db/testing/people";
import { PortfolioFilter } from "@/domain/accounts/portfolio";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { writeCursor } from "@/domain/cursor";
import type { Actor } from "@/domain/people/actor";
import { MatrixFilter } from "@/domain/people/matrix";
import { QueueFilter } from "@/domain/queue";

const ID = "7f9c24e8-3b12-4fef-91e0-56a2d5a0c6d1";
const HUGE = 3_000_000_000;

describe("an address with a cursor that no page wrote", () => {
  withDatabase();
  let owner: Actor;
  let account: string;

  before(async () => {
    owner = await foundOwner();
    account = (await foundSite(owner)).account.id;
  });

  const lists: [string, (string | number)[], (after: string) => Promise<unknown>][] = [
    ["groups", ["\u0000", ID], (after) => groupList(owner, after)],
    ["people", ["maybe", "a", ID], (after) => peopleOf(owner, account, after)],
    ["matrix", ["maybe", "a", "b"], (below) => matrixOf(owner, MatrixFilter.parse({ below }))],
    ["mails", ["yesterday evening", ID], (after) => mails(owner, after)],
    ["mails", ["0000-01-01T00:00:00.000000Z", ID], (after) => mails(owner, after)],
    ["notices", ["0000-01-01T00:00:00.000000Z", ID], (after) => noticesOf(owner, { unread: false, after })],
    ["portfolio", [HUGE, "a", ID], (after) => portfolio(owner, PortfolioFilter.parse({ after }))],
    [
      "queue",
      ["2026-01-01", HUGE, "a", ID],
      (after) => goLiveQueue(owner, QueueFilter.parse({ after }), new Date()),
    ],
    [
      "queue",
      ["0000-01-01", 1, "a", ID],
      (after) => goLiveQueue(owner, QueueFilter.parse({ after }), new Date()),
    ],
  ];
  for (const [name, key, read] of lists)
    it(`shows the first page of ${name} for ${JSON.stringify(key)}`, async () => {
      assert.ok(await read(writeCursor(key)));
    });

  it("shows all activity from a day that no calendar of the database has", async () => {
    for (const day of ["0000-01-01", "9999-12-31"]) {
      const { rows } = await activityOf(owner, ActivityFilter.parse({ from: day, to: day }));
      assert.ok(rows.length > 0);
    }
  });
});
