import { dateFormat } from "@/domain/date-format";

/** One way in which somebody reaches an account. */
export interface Way {
  /** Null when directly, by a membership of their own. */
  group: string | null;
  since: Date;
  /** Null when it was not noted, or by somebody who is gone. */
  by: string | null;
}

/** "directly, since 3 March 2026, by Ana Ruiz", "through Delivery, since …". */
export const wayWords = ({ group, ...since }: Way, timeZone: string) =>
  `${group ? `through ${group}` : "directly"}, ${sinceWords(since, timeZone)}`;

/** "since 3 March 2026, by Ana Ruiz". */
export function sinceWords({ since, by }: Pick<Way, "since" | "by">, timeZone: string) {
  const day = dateFormat({ dateStyle: "long", timeZone }).format(since);
  return `since ${day}${by ? `, by ${by}` : ""}`;
}
