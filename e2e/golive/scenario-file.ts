import { readFileSync } from "node:fs";
import { Fault, type FaultSpec } from "@/e2e/internet/fault";
import { canonical } from "@/e2e/internet/name";
import { parseLine } from "@/e2e/internet/record";
import type { ResolverSpec, ZoneSpec } from "@/e2e/internet/world";
import { type Defaults, type Scenario, ScenarioFile } from "./scenario";

/** Why a file is not golive-scenarios/1: one sentence that names the place. */
export class NotTheFormat extends Error {}

/** Reads the file and everything in it that could not be served; throws {@link NotTheFormat}. */
export function readScenarioFile(path: string): ScenarioFile {
  const file = ScenarioFile.safeParse(jsonOf(path));
  if (!file.success) {
    const [issue] = file.error.issues;
    throw new NotTheFormat(`${path}, ${placeOf(issue?.path ?? [])}: ${issue?.message}.`);
  }
  at(path, () => checkAll(file.data));
  return file.data;
}

function jsonOf(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    throw new NotTheFormat(`${path} cannot be read: ${(error as Error).message}.`);
  }
  if (text.trim() === "") throw new NotTheFormat(`${path} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotTheFormat(`${path} is not JSON: ${(error as Error).message}.`);
  }
}

const placeOf = (path: PropertyKey[]) => (path.length === 0 ? "top level" : path.map(String).join("."));

function checkAll({ defaults, scenarios }: ScenarioFile): void {
  at("defaults", () => checkOne(defaults));
  const ids = new Set<string>();
  for (const scenario of scenarios) {
    at(`scenario ${scenario.id}`, () => {
      if (ids.has(scenario.id)) throw new Error("another scenario has this id");
      checkOne(scenario);
      checkPlaces(scenario, defaults);
    });
    ids.add(scenario.id);
  }
}

/** A scenario may add a resolver, which then needs an address of its own. */
function checkPlaces({ resolvers = {} }: Scenario, defaults: Defaults): void {
  const lost = Object.keys(resolvers).find((id) => !resolvers[id]?.addr && !defaults.resolvers[id]);
  if (lost) throw new Error(`resolver ${lost} has no addr`);
}

function checkOne({ zones = {}, resolvers = {}, snapshot, tlds = {} }: Scenario | Defaults): void {
  for (const [name, zone] of Object.entries(zones)) at(`zone ${name}`, () => checkZone(name, zone));
  for (const [id, resolver] of Object.entries(resolvers)) at(`resolver ${id}`, () => checkResolver(resolver));
  at("snapshot", () => checkLines(snapshot?.records, ""));
  for (const [name, { addr }] of Object.entries(tlds))
    at(`top-level domain ${name}`, () => checkAddress(name, addr));
}

function checkZone(name: string, { servers, records, per_server: each = {} }: ZoneSpec): void {
  const origin = canonical(name);
  for (const server of servers) at(`server ${server.name}`, () => checkAddress(server.name, server.addr));
  checkLines(records, origin);
  for (const [server, own] of Object.entries(each))
    at(`server ${server}`, () => {
      checkLines(own.records, origin);
      checkFaults(own.faults, origin);
    });
}

function checkResolver({ cached = [], faults }: Partial<ResolverSpec>): void {
  checkFaults(faults, "");
  for (const { name, type, rr, sequence } of cached) {
    checkLines(rr, "");
    if (sequence) checkFaults([{ name, type, do: "sequence", data: sequence }], "");
  }
}

function checkAddress(name: string, addr: string): void {
  parseLine(`${canonical(name)}. 1 ${addr.includes(":") ? "AAAA" : "A"} ${addr}`, "");
}

function checkLines(lines: string[] = [], origin: string): void {
  for (const line of lines) at(`record “${line}”`, () => parseLine(line, origin));
}

function checkFaults(faults: FaultSpec[] = [], origin: string): void {
  for (const fault of faults) at("faults", () => new Fault(fault, origin));
}

/** Puts the place before what is wrong there. */
function at<T>(place: string, check: () => T): void {
  try {
    check();
  } catch (error) {
    const { message } = error as Error;
    throw new NotTheFormat(`${place}, ${message}${message.endsWith(".") ? "" : "."}`);
  }
}
