import { z } from "zod";
import { ports, resolver, zone } from "./world-format";

const text = z.string();
const env = z.looseObject({
  host: text,
  kind: z.enum(["production", "staging", "development", "other"]),
  stage: z.enum(["before", "after"]),
  registrable: text,
  pair: text.nullish(),
  verify: z.object({ names: z.array(text), value: text }).nullish(),
  origin: z.object({ addr: text }).nullish(),
  claimed_by_other_account: z.boolean().optional(),
  was_live: z.boolean().optional(),
});

const edge = z.looseObject({
  target: text,
  apex_a: z.array(text),
  apex_aaaa: z.array(text),
  ca: z.array(text),
  acme_account: text.optional(),
  validation_methods: z.array(text).optional(),
  marker: z.tuple([text, text]),
  env_marker: z.tuple([text, text]),
});

const instant = z.iso.datetime({ offset: true });
const guard = z.object({ extra_public: z.array(text) });
const place = z.object({ addr: text });
const snapshot = z.object({ taken_at: text, records: z.array(text) });
const sighting = z.object({ at: instant, server: text, name: text, type: text, ttl: z.number() });
const zones = z.record(text, zone);
const hosts = z.record(text, ports);

const expectation = z.looseObject({
  verdict: text,
  checks: z.record(text, text).optional(),
  says: z.record(text, z.array(text)).optional(),
  clear_at: instant.nullish(),
  hint: text.nullish(),
  negative_ttl: z.number().nullish(),
  ascii: text.nullish(),
  never_connect: z.array(text).optional(),
  never_query: z.boolean().optional(),
  max_ms: z.number().optional(),
  max_bytes: z.number().optional(),
  max_rss_mb: z.number().optional(),
});

const scenario = z.looseObject({
  id: text,
  title: text.default(""),
  now: instant.optional(),
  guard: guard.optional(),
  root: place.optional(),
  tlds: z.record(text, place).optional(),
  env: env.partial().optional(),
  edge: edge.partial().optional(),
  snapshot: snapshot.nullish(),
  zones: zones.optional(),
  hosts: hosts.optional(),
  resolvers: z.record(text, resolver.partial()).optional(),
  history: z.array(sighting).optional(),
  each_input: z.array(text).min(1).optional(),
  expect: expectation,
});

/** A file of go-live situations and their expected judgements, "golive-scenarios/1". */
export const ScenarioFile = z.looseObject({
  format: z.literal("golive-scenarios/1"),
  defaults: z.looseObject({
    now: instant,
    env,
    edge,
    guard,
    root: place,
    tlds: z.record(text, place),
    resolvers: z.record(text, resolver),
    snapshot: snapshot.nullish(),
    zones,
    hosts,
  }),
  scenarios: z.array(scenario).min(1, "there is no scenario"),
});

export type ScenarioFile = z.infer<typeof ScenarioFile>;
export type Scenario = ScenarioFile["scenarios"][number];
export type Defaults = ScenarioFile["defaults"];
export type Expectation = Scenario["expect"];
