import type { ReactNode } from "react";

export type Tone = "plain" | "live" | "wait" | "stop" | "turn";

/** A word of state. The word carries the meaning, the ground only helps to find it. */
export function Tag({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
