import { benchDns, type EngineMeasure } from "./dns-speed";

/** The engine without pages and database: what it asks, how fast, and how much memory it keeps. */
export async function benchEngine(measure: EngineMeasure) {
  await benchDns(measure);
}
