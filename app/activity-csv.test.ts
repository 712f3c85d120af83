import assert from "node:assert/strict";
import { it } from "node:test";
import { activityCsv } from "@/app/activity-csv";

const actor = {
  userId: "",
  name: "Ana",
  email: "ana@harbour.com",
  timeZone: "UTC",
  staffRole: "owner",
  sessionId: "",
} as const;
const row = {
  id: 1,
  at: new Date("2026-03-02T14:02:00Z"),
  onBehalfOf: null,
  address: "192.0.2.7",
  action: "account.renamed",
  subject: "Acme",
  before: null,
  after: null,
  account: null,
};

it("writes no cell that a spreadsheet takes for a formula", async () => {
  const hostile = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x"];
  const rows = hostile.map((actorName) => ({ ...row, actorName, before: actorName }));
  const text = await activityCsv(rows, "acme", actor).text();
  const cells = text.split(/,|\r\n/).map((cell) => cell.replace(/^"/, ""));
  for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r＝＋－＠]/, JSON.stringify(cell));
});

it("keeps quotes, commas and lines of a cell together", async () => {
  const response = activityCsv([{ ...row, actorName: 'Ana "A", Ruiz\nOwner' }], "acme", actor);
  assert.match(await response.text(), /"Ana ""A"", Ruiz\nOwner"/);
  assert.equal(response.headers.get("cache-control"), "private, no-store");
});
