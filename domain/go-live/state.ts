/** How an environment stands, in the words of every screen, worst first. */
export const GO_LIVE_STATES = [
  "problem",
  "your_turn",
  "not_started",
  "waiting_client",
  "spreading",
  "live",
] as const;
export type GoLiveState = (typeof GO_LIVE_STATES)[number];

export const STATE_NAMES: Record<GoLiveState, string> = {
  problem: "Problem",
  your_turn: "Your turn",
  not_started: "Not started",
  waiting_client: "Waiting for client",
  spreading: "Spreading",
  live: "Live",
};

/** The place in the portfolio's order: 0 is worst. */
export const rankOf = (state: GoLiveState) => GO_LIVE_STATES.indexOf(state);
