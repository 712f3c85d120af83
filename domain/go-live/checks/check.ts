import type { Answer } from "@/domain/go-live/seen/facts";
import type { CheckId, Severity } from "./catalogue";

export type Status = "pass" | "warn" | "fail" | "pending" | "unknown" | "skip";

export interface Evidence {
  /** Of whom: a nameserver, resolver or address. */
  of: string;
  /** What was asked. */
  asked: string;
  at: string;
  answer: string;
}

export type Hint = "missing_trailing_dot" | "doubled_name" | "txt_wrong_name";

/** What a family of checks found; the catalogue adds title, severity and next step. */
export interface Finding {
  id: CheckId;
  status: Status;
  /** One sentence that names what was seen and, where it differs, what is wanted. */
  sentence: string;
  seen?: string;
  wanted?: string;
  /** A likely cause, for a more exact next step. */
  hint?: Hint;
  /** What to do, where it is not what the catalogue says. */
  next?: string;
  evidence?: Evidence[];
}

export interface Check extends Finding {
  severity: Severity;
  title: string;
  /** What to do; absent when there is nothing to do. */
  next?: string;
  evidence: Evidence[];
}

export function skip(id: CheckId, sentence = "Nothing to check here."): Finding {
  return { id, status: "skip", sentence };
}

export function evidenceOf(of: string, answer: Answer): Evidence {
  const records = answer.records.map(
    (record) => `${record.name} ${record.ttl} ${record.type} ${record.data}`,
  );
  return {
    of,
    asked: `${answer.type} ${answer.name}`,
    at: answer.at,
    answer: records.length > 0 ? records.join("\n") : answer.outcome,
  };
}

export function list(words: string[]): string {
  if (words.length > longest)
    return `${words.slice(0, longest - 1).join(", ")} and ${words.length - longest + 1} more`;
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

// A zone can answer with hundreds of records; nobody reads them in a sentence.
const longest = 10;
