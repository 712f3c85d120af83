import assert from "node:assert/strict";
import { test } from "node:test";
import { boundId } from "./id";
import { NotFound } from "./refusal";

test("behind a forged id there is nothing", () => {
  const id = "3f1c2a5e-8b7d-4c6a-9e0f-1a2b3c4d5e6f";
  assert.equal(boundId(id), id);
  for (const forged of ["", "1 or 1=1", `${id}0`]) assert.throws(() => boundId(forged), NotFound);
});
