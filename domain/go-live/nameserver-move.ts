import type { RecordSeen } from "@/domain/go-live/facts";

/** Why a record matters: the first three decide whether mail arrives and is believed. */
export type RecordUse = "mx" | "spf" | "dmarc" | "other";

/** A saved record that some of the new nameservers do not give. */
export interface Difference {
  use: RecordUse;
  record: RecordSeen;
  /** Which of the new nameservers lack it. */
  at: string[];
  /** What they have of that name and type instead. */
  instead: string[];
}

/** How the nameservers to which a domain is to move compare with what was saved. */
export interface MoveComparison {
  /** Records that were compared. */
  compared: number;
  differences: Difference[];
  /** New nameservers that could not be asked, and why. */
  unasked: { server: string; why: string }[];
}
