/** Who has to act next on a go-live that is not finished; nobody while it spreads or is watched. */
export const TURNS = ["problem", "us", "client", "spreading", "watch"] as const;
export type Turn = (typeof TURNS)[number];

export const TURN_NAMES: Record<Turn, string> = {
  problem: "Problem",
  us: "Our turn",
  client: "Client’s turn",
  spreading: "Spreading",
  watch: "Live, in watch",
};
