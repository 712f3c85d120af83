import { z } from "zod";
import { SHOWN_STATES, type ShownState } from "@/domain/go-live/state";

/** What the address of the portfolio narrows it to. Whatever is not understood narrows nothing. */
export const PortfolioFilter = z.object({
  state: z.enum(SHOWN_STATES).optional().catch(undefined),
  mine: z
    .literal("yes")
    .optional()
    .catch(undefined)
    .transform((mine) => mine === "yes"),
  q: z.string().trim().max(100).catch("").default(""),
  after: z.string().optional().catch(undefined),
});
export type PortfolioFilter = z.infer<typeof PortfolioFilter>;

/** The address of the portfolio with some of its filter changed; every change begins at the first page. */
export function portfolioHref(filter: PortfolioFilter, change: Partial<PortfolioFilter>) {
  const { state, mine, q, after } = { ...filter, after: undefined, ...change };
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (mine) query.set("mine", "yes");
  if (q) query.set("q", q);
  if (after) query.set("after", after);
  return query.size > 0 ? `/accounts?${query}` : "/accounts";
}

const NEXT_STEP: Record<ShownState, string> = {
  problem: "Show the fix",
  your_turn: "Open checklist",
  not_started: "Start",
  waiting_client: "Open checklist",
  spreading: "Watch it spread",
  unseen: "Look again",
  live: "Open",
};

/** What the link at the end of a row says, by how its site stands. A client starts nothing. */
export const nextStep = (state: ShownState, client = false) =>
  client && state === "not_started" ? "See the plan" : NEXT_STEP[state];
