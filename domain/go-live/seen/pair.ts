import type { Situation } from "./situation";
import { type View, viewOf } from "./view";

/** What the nameservers that told it say about the other of www and the bare domain. */
export const pairViews = ({ target, answering, facts }: Situation): View[] =>
  answering
    .flatMap(({ server }) => (target.pair ? [viewOf(server, facts, target.pair, target)] : []))
    .filter(({ state }) => state !== "failed");

export const isOnEdge = ({ state, strangers }: View) => state === "points" && strangers.length === 0;
