import type { Facts, ServerFacts } from "@/domain/go-live/seen/facts";
import type { Target } from "@/domain/go-live/seen/target";
import { viewsOf } from "@/domain/go-live/seen/view";

/** The nameservers that led elsewhere at this look, at least in part: for these one waits. */
export const lagging = (facts: Facts, target: Target): ServerFacts[] =>
  viewsOf(facts, target)
    .filter(({ view }) => view.state !== "points" || view.strangers.length > 0)
    .map(({ server }) => server);
