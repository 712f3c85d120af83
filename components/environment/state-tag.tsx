import { Tag, type Tone } from "@/components/ui/tag";
import { type GoLiveState, STATE_NAMES } from "@/domain/go-live/state";

const tones: Record<GoLiveState, Tone> = {
  problem: "stop",
  your_turn: "turn",
  not_started: "plain",
  waiting_client: "wait",
  spreading: "wait",
  live: "live",
};

/** One of the six words of state; wherever it is not Live, its reason stands beside it. */
export function StateTag({ state }: { state: GoLiveState }) {
  return <Tag tone={tones[state]}>{STATE_NAMES[state]}</Tag>;
}
