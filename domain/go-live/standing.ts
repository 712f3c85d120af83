import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { Judgement } from "@/domain/go-live/judge";
import type { Verdict } from "@/domain/go-live/verdict";

/** What a hostname's state rests on: the last verdict that could be reached. `confirming` passed every check once. */
export const STANDINGS = [
  "invalid",
  "blocked",
  "ready",
  "not_pointed",
  "waiting",
  "broken",
  "confirming",
  "live",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** The record is changed, and others have still to follow: what somebody watches. */
export const SPREADING: readonly Standing[] = ["waiting", "confirming"];

export interface Before {
  verdict: Verdict;
  standing: Standing | null;
}

/**
 * A verdict that could not be reached changes nothing that was known.
 * Production is live only when every blocking check passed twice in a row.
 */
export function standingAfter(
  verdict: Verdict,
  kind: EnvironmentKind,
  before: Before | null,
): Standing | null {
  if (verdict === "unknown") return before?.standing ?? null;
  if (verdict !== "live" || kind !== "production") return verdict;
  return before?.verdict === "live" || before?.standing === "live" ? "live" : "confirming";
}

/**
 * Whether a website that was live failed in what may work again at the next question: a server that restarts, a
 * resolver that hiccups. What a zone says does not pass by itself.
 */
export const mayPass = (
  standing: Standing | null,
  { verdict, blocker }: Pick<Judgement, "verdict" | "blocker">,
) => standing === "live" && verdict === "broken" && /^(tls\.|http\.|dnssec\.valid$)/.test(blocker ?? "");
