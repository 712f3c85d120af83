import { benchDns, type EngineMeasure } from "./dns-speed";
import { benchFullChecks } from "./full-checks";

/** The engine without pages and database: what it asks, how fast, and how much memory it keeps. */
export async function benchEngine(measure: EngineMeasure) {
  await benchDns(measure);
  await benchFullChecks(measure.environments);
}
