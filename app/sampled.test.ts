import assert from "node:assert/strict";
import { it } from "node:test";
import { source, sourceFiles } from "@/app/sources";
import { ACCOUNT_CHANGES } from "@/db/testing/account-changes";
import { ACCOUNT_READS } from "@/db/testing/account-reads";
import { AGENCY_CHANGES, AGENCY_READS } from "@/db/testing/agency-samples";

const ASKS = /\b(?:changeAs|readAccountAs|changeAgencyAs|readAgencyAs)\(\s*actor\b/;

const sampled = new Set(
  [ACCOUNT_READS, ACCOUNT_CHANGES, AGENCY_READS, AGENCY_CHANGES].flatMap((table) =>
    Object.values(table).flatMap((samples) => Object.keys(samples)),
  ),
);

it("walks every function that asks the table of permissions, as every role", () => {
  const missing = [...sourceFiles("db/commands"), ...sourceFiles("db/queries")].flatMap((file) => {
    const { parts } = source(file);
    const walked = (name: string) =>
      sampled.has(name) ||
      [...parts].some(([caller, text]) => sampled.has(caller) && new RegExp(`\\b${name}\\(`).test(text));
    return [...parts]
      .filter(([name, text]) => ASKS.test(text) && !walked(name))
      .map(([name]) => `${file}: ${name}`);
  });
  assert.deepEqual(missing, []);
});
