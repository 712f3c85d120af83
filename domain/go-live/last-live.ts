import type { Judgement } from "@/domain/go-live/judge";
import type { History } from "@/domain/go-live/seen/history";

/** Keeps which record a host name had when it was last found live: what a later change is told against. */
export function keepLastLive(history: History, before: History | undefined, judgement: Judgement, at: Date) {
  const seen = judgement.checks.find(({ id }) => id === "point.target")?.seen;
  const lastLive = judgement.verdict === "live" ? { at: at.toISOString(), seen } : before?.lastLive;
  return lastLive ? { ...history, lastLive } : history;
}
