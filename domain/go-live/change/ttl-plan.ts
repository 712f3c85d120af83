import type { Facts } from "@/domain/go-live/seen/facts";
import { endOfSighting, type History } from "@/domain/go-live/seen/history";
import { appointment } from "@/domain/go-live/seen/instant";
import type { Target } from "@/domain/go-live/seen/target";
import { type View, viewsOf } from "@/domain/go-live/seen/view";
import { span } from "@/domain/go-live/words";

/** Seconds: with a TTL of at most this a change, and a way back, reaches everybody while one watches. */
export const SHORT_TTL = 300;

/** When a record is best changed, by what its nameservers say and said. */
export interface TtlPlan {
  /** `lower`: the TTL is long; `wait`: it was until lately; `absent`: there is no record that others could remember. */
  step: "lower" | "wait" | "now" | "absent";
  /** Seconds for which an answer given out now is remembered, by the nameserver with the longest. */
  ttl: number;
  /** Nameservers that still give a long TTL while others give a short one. */
  lagging: string[];
  /** Nameservers that could not be asked, and may give anything. */
  unasked: string[];
  /** From then on nobody remembers the old answer for longer than a short TTL; for `lower`, when it is lowered now. */
  quietAt: Date;
}

interface Told {
  server: string;
  /** Null where the server could not be asked. */
  ttl: number | null;
  absent: boolean;
}

/** Null when a nameserver points to the edge already, or none could be asked. */
export function ttlPlan(facts: Facts, target: Target, history: History, now: Date): TtlPlan | null {
  const views = viewsOf(facts, target);
  if (views.some(({ view }) => view.state === "points")) return null;
  const told = views.map(
    ({ server, view }): Told => ({
      server: server.name,
      ttl: rememberedFor(view),
      absent: view.state === "absent",
    }),
  );
  const asked = told.filter(({ ttl }) => ttl !== null);
  if (asked.length === 0) return null;
  const ttl = Math.max(...told.map((one) => one.ttl ?? 0));
  const slow = asked.filter((one) => (one.ttl ?? 0) > SHORT_TTL);
  const unasked = names(told.filter((one) => one.ttl === null));
  const quiet = Math.max(...ends(history, now, unasked), ttl > SHORT_TTL ? now.getTime() + ttl * 1000 : 0);
  return {
    step: stepOf({ ttl, absent: asked.every(({ absent }) => absent), later: quiet > now.getTime() }),
    ttl,
    lagging: slow.length < asked.length ? names(slow) : [],
    unasked,
    quietAt: new Date(Math.max(now.getTime(), Math.ceil(quiet / 60_000) * 60_000)),
  };
}

const names = (told: Told[]) => [...new Set(told.map(({ server }) => server))];

function stepOf({ ttl, absent, later }: { ttl: number; absent: boolean; later: boolean }): TtlPlan["step"] {
  if (absent && (ttl > SHORT_TTL || !later)) return "absent";
  if (ttl > SHORT_TTL) return "lower";
  return later ? "wait" : "now";
}

function rememberedFor({ state, own, negativeTtl = 0 }: View): number | null {
  if (state === "failed") return null;
  return Math.max(0, ...own.map(({ ttl }) => ttl), state === "absent" ? negativeTtl : 0);
}

/**
 * When the long answers run out that were given out before. Who cannot be asked may be giving them out still. The plan
 * is for the record that is changed: an HTTPS record has a TTL of its own.
 */
const ends = ({ sightings }: History, now: Date, unasked: string[]) =>
  sightings
    .filter(({ type, ttl }) => type !== "HTTPS" && ttl > SHORT_TTL)
    .map((one) => (unasked.includes(one.server) ? now.getTime() + one.ttl * 1000 : endOfSighting(one)));

/** The plan in words, with the moment in the reader's time zone. */
export function planSentence(plan: TtlPlan, zone: string): string {
  const { step, ttl, quietAt } = plan;
  const when = appointment(quietAt, zone);
  const words: Record<TtlPlan["step"], string> = {
    lower: `Lower the TTL to ${SHORT_TTL} today; the earliest quiet moment for the change is ${when}. Until then some remember the old answer for up to ${span(ttl)}.`,
    wait: `The TTL is short now, but the long one has not run out everywhere: the earliest quiet moment for the change is ${when}.`,
    now: `The record can be changed at any time: others remember the old answer for at most ${span(ttl)}.`,
    absent: `There is no record yet, so nothing has to be lowered. Who asked already remembers that for up to ${span(ttl)}.`,
  };
  return words[step];
}

/** The same for whoever has the zone in hands; null when they need not wait for anything. */
export function holderAdvice({ step, ttl, quietAt }: TtlPlan, zone: string): string | null {
  const when = appointment(quietAt, zone);
  if (step === "lower")
    return `Others remember what is there now for up to ${span(ttl)}. If there is time, set its TTL to ${SHORT_TTL} today and make the change after ${when}: then everybody follows within minutes. If not, make it now, and some reach the old website for that long.`;
  if (step === "wait")
    return `The best time is after ${when}: from then on nobody remembers what is there now for longer than ${span(SHORT_TTL)}.`;
  return null;
}
