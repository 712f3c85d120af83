import assert from "node:assert/strict";
import { it } from "node:test";
import { accountedRanges, erasedRecords } from "@/domain/people/erasure";

it("says in few words which records were erased, and reads it again", () => {
  const said = erasedRecords([9, 3, 7, 8]);
  assert.deepEqual(said, { records: 4, places: "3 7-9" });
  assert.deepEqual(accountedRanges(JSON.stringify(said)), [
    [3, 3],
    [7, 9],
  ]);
  for (const other of [null, "{}", '{"places":7}', '{"places":"x 1-"}', '{"places":""}'])
    assert.deepEqual(accountedRanges(other), []);
});
