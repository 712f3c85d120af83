// Measures the portal: npm run bench [-- engine dns checks access pages --rounds=3 --requests=200 --connections=16 --only=NAME]
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { findPostgres, HOW_TO_GET_POSTGRES, startPostgres } from "@/bin/postgres.mjs";
import { benchAccess } from "./access-part";
import { benchDns } from "./engine/dns-speed";
import { benchFullChecks } from "./engine/full-checks";
import { benchPages } from "./page-part";
import { portalSettings } from "./settings";

/** The engine is `dns` and `checks` together. */
const PARTS = ["engine", "dns", "checks", "access", "pages"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    requests: { type: "string", default: "200" },
    connections: { type: "string", default: "16" },
    environments: { type: "string", default: "10000" },
    only: { type: "string" },
  },
});
const unknown = positionals.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`${unknown} is no part: ${PARTS.join(", ")}`);
const wants = (part: string) => positionals.length === 0 || positionals.includes(part);

const measure = {
  rounds: Number(values.rounds),
  requests: Number(values.requests),
  connections: Number(values.connections),
  only: values.only,
};

portalSettings();
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "an unknown processor"}`,
);
const environments = Number(values.environments);
if (wants("engine") || wants("dns")) await benchDns({ rounds: measure.rounds, environments });
if (wants("engine") || wants("checks")) await benchFullChecks(environments);
if (wants("access") || wants("pages")) await withPostgres();
process.exit();

async function withPostgres() {
  const programs = findPostgres();
  if (!programs) throw new Error(HOW_TO_GET_POSTGRES);
  const postgres = await startPostgres(programs);
  try {
    if (wants("access")) await benchAccess(postgres, measure.rounds);
    if (wants("pages")) await benchPages(postgres.url, measure);
  } finally {
    await postgres.stop();
  }
}
