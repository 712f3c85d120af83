import { type Judgement, judge } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import { startInternet } from "@/e2e/internet/internet";
import { worldOfScenario } from "@/e2e/internet/scenario-world";
import { addressIn } from "@/gateways/address-guard";
import type { Dialled } from "@/gateways/network";
import { observe } from "@/gateways/observe";
import type { Defaults, Expectation, Scenario } from "./scenario";
import { targetOf } from "./target";

export interface Outcome {
  input?: string;
  judgement: Judgement;
  facts: Facts;
  dialled: Dialled[];
  ms: number;
  /** Memory in MiB that came on top while it ran. */
  memory: number;
  failures: string[];
}

/** Serves the scenario on loopback, once for each input, and lets the engine look and judge. */
export async function runScenario(defaults: Defaults, scenario: Scenario): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const input of scenario.each_input ?? [undefined])
    outcomes.push(await runOnce(defaults, scenario, input));
  return outcomes;
}

async function runOnce(defaults: Defaults, scenario: Scenario, input?: string): Promise<Outcome> {
  const now = new Date(scenario.now ?? defaults.now);
  const world = worldOfScenario(defaults as never, scenario as never, input);
  const internet = await startInternet(world, () => now.getTime());
  const dialled: Dialled[] = [];
  try {
    const target = targetOf(defaults, scenario, input);
    const start = performance.now();
    const memory = watchMemory();
    const facts = await observe(target, internet.config, {
      now: () => now,
      onConnect: (one) => dialled.push(one),
    });
    const ms = Math.round(performance.now() - start);
    const env = { ...defaults.env, ...scenario.env };
    const history = { sightings: scenario.history ?? [], wasLive: env.was_live ?? false };
    const judgement = judge(facts, target, history, now);
    const outcome = { input, judgement, facts, dialled, ms, memory: memory() };
    return { ...outcome, failures: failuresOf(scenario.expect, outcome) };
  } finally {
    await internet.close();
  }
}

function watchMemory(): () => number {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  return () => {
    clearInterval(timer);
    return Math.round((Math.max(most, process.memoryUsage.rss()) - before) / 2 ** 20);
  };
}

const instantOf = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null);

/** Keys of an expectation that say nothing which the engine could meet or miss. */
const remarks = ["checks", "only_harness"];

/** Keys of a scenario's expectation that nobody here knows how to check. */
export const unknownExpectations = (expect: Expectation) =>
  Object.keys(expect).filter((key) => !expectations[key] && !remarks.includes(key));

type Met = (outcome: Omit<Outcome, "failures">, expected: never) => string | undefined;

const unlike = (what: string, seen: unknown, wanted: unknown) =>
  (seen ?? null) === wanted
    ? undefined
    : `${what} is ${seen ?? "missing"}, expected ${wanted ?? "to be missing"}`;

/** All that a reader sees of a check, or the reason of the whole. */
function wordsOf({ checks, reason }: Judgement, id: string): string {
  const { sentence, seen, wanted, next } = checks.find((check) => check.id === id) ?? {};
  return id === "reason" ? reason : [sentence, seen, wanted, next].join("\n");
}

const expectations: Record<string, Met> = {
  verdict: ({ judgement }, wanted) => unlike("verdict", judgement.verdict, wanted),
  clear_at: ({ judgement }, wanted) => unlike("clear_at", instantOf(judgement.clearAt), instantOf(wanted)),
  hint: ({ judgement }, wanted) => unlike("hint", judgement.checks.find((check) => check.hint)?.hint, wanted),
  negative_ttl: ({ judgement }, wanted) => unlike("negative_ttl", judgement.negativeTtl, wanted),
  ascii: ({ facts }, wanted) => unlike("ascii", facts.host, wanted),
  says: ({ judgement }, wanted: Record<string, string[]>) => {
    const unsaid = Object.entries(wanted).flatMap(([id, words]) =>
      words
        .filter((one) => !wordsOf(judgement, id).includes(one))
        .map((one) => `${id} does not say “${one}”`),
    );
    return unsaid.length > 0 ? unsaid.join("; ") : undefined;
  },
  never_connect: ({ dialled }, wanted: string[]) => {
    const met = dialled.find(({ address }) => wanted.map(addressIn).includes(addressIn(address)));
    return met && `connected to ${met.address}:${met.port}`;
  },
  never_query: ({ dialled }, wanted: boolean) =>
    wanted && dialled.length > 0 ? `sent ${dialled.length} queries` : undefined,
  max_bytes: ({ dialled }, wanted: number) => {
    const received = dialled.reduce((sum, one) => sum + one.received(), 0);
    return received > wanted ? `read ${received} bytes, at most ${wanted}` : undefined;
  },
  max_rss_mb: ({ memory }, wanted: number) =>
    memory > wanted ? `took ${memory} MiB of memory, at most ${wanted}` : undefined,
  max_ms: ({ ms }, wanted: number) => (ms > wanted ? `took ${ms} ms, at most ${wanted}` : undefined),
};

function failuresOf(expect: Expectation, outcome: Omit<Outcome, "failures">): string[] {
  const checks = Object.entries(expect.checks ?? {}).map(([id, wanted]) =>
    unlike(id, outcome.judgement.checks.find((check) => check.id === id)?.status, wanted),
  );
  const others = Object.entries({ max_ms: 20_000, ...expect }).map(([key, wanted]) =>
    expectations[key]?.(outcome, wanted as never),
  );
  return [...others, ...checks].filter((failure) => failure !== undefined);
}
