import type { Facts, ServerFacts } from "@/domain/go-live/seen/facts";
import type { Target } from "@/domain/go-live/seen/target";
import { viewOf } from "@/domain/go-live/seen/view";

/** The nameservers that led elsewhere at this look, at least in part: for these one waits. */
export const lagging = (facts: Facts, target: Target): ServerFacts[] =>
  facts.servers.filter((server) => {
    const { state, strangers } = viewOf(server, facts, facts.host ?? target.host, target);
    return state !== "points" || strangers.length > 0;
  });
