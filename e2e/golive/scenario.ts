import { z } from "zod";
import type { PortSpec, ResolverSpec, ZoneSpec } from "@/e2e/internet/world";

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

const snapshot = z.object({ taken_at: text, records: z.array(text) });
const sighting = z.object({ at: text, server: text, name: text, type: text, ttl: z.number() });
const zones = z.record(
  text,
  z.custom<ZoneSpec>((value) => typeof value === "object" && value !== null),
);
const hosts = z.record(
  text,
  z.record(
    text,
    z.custom<PortSpec>((value) => typeof value === "object"),
  ),
);
const resolvers = z.record(
  text,
  z.custom<ResolverSpec>((value) => typeof value === "object"),
);

const expectation = z.looseObject({
  verdict: text,
  checks: z.record(text, text).optional(),
  clear_at: text.optional(),
  hint: text.optional(),
  negative_ttl: z.number().optional(),
  ascii: text.optional(),
  never_connect: z.array(text).optional(),
  never_query: z.boolean().optional(),
  max_ms: z.number().optional(),
  max_bytes: z.number().optional(),
  max_rss_mb: z.number().optional(),
});

const scenario = z.looseObject({
  id: text,
  title: text,
  env: env.partial().optional(),
  edge: edge.partial().optional(),
  snapshot: snapshot.nullish(),
  zones: zones.optional(),
  hosts: hosts.optional(),
  resolvers: z
    .record(
      text,
      z.custom<Partial<ResolverSpec>>((value) => typeof value === "object"),
    )
    .optional(),
  history: z.array(sighting).optional(),
  each_input: z.array(text).optional(),
  expect: expectation,
});

/** A file of go-live situations and their expected judgements, "golive-scenarios/1". */
export const ScenarioFile = z.looseObject({
  format: z.literal("golive-scenarios/1"),
  defaults: z.looseObject({
    now: z.iso.datetime(),
    env,
    edge,
    guard: z.object({ extra_public: z.array(text) }),
    root: z.object({ addr: text }),
    tlds: z.record(text, z.object({ addr: text })),
    resolvers,
    snapshot: snapshot.nullish(),
    zones,
    hosts,
  }),
  scenarios: z.array(scenario),
});

export type ScenarioFile = z.infer<typeof ScenarioFile>;
export type Scenario = ScenarioFile["scenarios"][number];
export type Defaults = ScenarioFile["defaults"];
export type Expectation = Scenario["expect"];
