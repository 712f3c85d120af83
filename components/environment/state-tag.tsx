import { Tag, type Tone } from "@/components/ui/tag";

export type SiteState = "not-started" | "your-turn" | "waiting-for-client" | "spreading" | "live" | "problem";

const words: Record<SiteState, [label: string, tone: Tone]> = {
  "not-started": ["Not started", "plain"],
  "your-turn": ["Your turn", "turn"],
  "waiting-for-client": ["Waiting for client", "wait"],
  spreading: ["Spreading", "wait"],
  live: ["Live", "live"],
  problem: ["Problem", "stop"],
};

export const stateLabel = (state: SiteState) => words[state][0];

/** One of the six words of state, with a reason beside it wherever it is not Live. */
export function StateTag({ state }: { state: SiteState }) {
  const [label, tone] = words[state];
  return <Tag tone={tone}>{label}</Tag>;
}
