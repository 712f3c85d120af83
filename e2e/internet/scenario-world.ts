import { domainToASCII } from "node:url";
import type { PortSpec, ResolverSpec, World, ZoneSpec } from "./world";

export interface ScenarioDefaults {
  now: string;
  env: { host: string } & Record<string, unknown>;
  guard: { extra_public: string[] };
  root: { addr: string };
  tlds: Record<string, { addr: string }>;
  resolvers: Record<string, ResolverSpec>;
  zones: Record<string, ZoneSpec>;
  hosts: Record<string, Record<string, PortSpec>>;
}

export interface Scenario {
  now?: string;
  guard?: ScenarioDefaults["guard"];
  root?: ScenarioDefaults["root"];
  tlds?: ScenarioDefaults["tlds"];
  env?: Partial<ScenarioDefaults["env"]>;
  zones?: Record<string, ZoneSpec>;
  hosts?: Record<string, Record<string, PortSpec>>;
  resolvers?: Record<string, Partial<ResolverSpec>>;
}

/**
 * The world of one scenario: `zones` and `tlds` replace by name, `hosts` by address, `resolvers` field by field.
 * `input` is one string of the scenario's `each_input`.
 */
export function worldOfScenario(defaults: ScenarioDefaults, scenario: Scenario, input?: string): World {
  const host = input ?? scenario.env?.host ?? defaults.env.host;
  const ids = new Set([...Object.keys(defaults.resolvers), ...Object.keys(scenario.resolvers ?? {})]);
  const resolvers = [...ids].map((id): [string, ResolverSpec] => [
    id,
    { addr: "", ...defaults.resolvers[id], ...scenario.resolvers?.[id] },
  ]);
  return {
    now: scenario.now ?? defaults.now,
    root: scenario.root ?? defaults.root,
    tlds: { ...defaults.tlds, ...scenario.tlds },
    resolvers: Object.fromEntries(resolvers),
    zones: { ...defaults.zones, ...scenario.zones },
    hosts: { ...defaults.hosts, ...scenario.hosts },
    extraPublic: (scenario.guard ?? defaults.guard).extra_public,
    host: domainToASCII(host.trim().replace(/\.$/, "")).toLowerCase(),
  };
}
