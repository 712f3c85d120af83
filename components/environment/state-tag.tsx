import { Tag, type Tone } from "@/components/ui/tag";
import { CLIENT_STATE_NAMES, type ShownState, STATE_NAMES } from "@/domain/go-live/state";

const tones: Record<ShownState, Tone> = {
  problem: "stop",
  your_turn: "turn",
  not_started: "plain",
  waiting_client: "wait",
  spreading: "wait",
  unseen: "wait",
  live: "live",
};

const clientTones: Record<ShownState, Tone> = { ...tones, your_turn: "wait", waiting_client: "turn" };

/** One of the words of state; wherever it is not Live, its reason stands beside it. */
export function StateTag({ state, client }: { state: ShownState; client?: boolean }) {
  if (client) return <Tag tone={clientTones[state]}>{CLIENT_STATE_NAMES[state]}</Tag>;
  return <Tag tone={tones[state]}>{STATE_NAMES[state]}</Tag>;
}
