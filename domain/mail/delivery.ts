import { refusalWords } from "@/domain/mail/refusal-words";

const MINUTE = 60_000;

/** After the first, second, … attempt that failed, the next is made after this long; then it is given up. */
const PAUSES = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE];

/** Whoever takes a mail to deliver has this long; after that somebody else may. */
export const LEASE_MS = 2 * MINUTE;

/** A mail that could not leave for this long is given up: what it links to has ended. */
export const STALE_MS = 48 * 60 * MINUTE;

/** When to try again, or null when it is given up. `attempts` counts the one that just failed. */
export function nextAttempt(attempts: number, final: boolean, now: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return final || pause === undefined ? null : new Date(now.getTime() + pause);
}

export interface MailDates {
  sentAt: Date | null;
  failedAt: Date | null;
  attempts: number;
  lastError: string | null;
}

function failure(attempts: number, lastError: string | null) {
  const said = lastError ? refusalWords(lastError) : "no reason given";
  return attempts > PAUSES.length
    ? `Mail given up after ${attempts} tries: ${said}`
    : `Mail refused: ${said}`;
}

/** How a mail fares, in words. */
export function mailState({ sentAt, failedAt, attempts, lastError }: MailDates) {
  if (sentAt) return { state: "sent", words: "Mail sent" } as const;
  if (failedAt) return { state: "failed", words: failure(attempts, lastError) } as const;
  if (attempts > 0 && lastError)
    return {
      state: "retrying",
      words: `Mail delayed, tried again soon: ${refusalWords(lastError)}`,
    } as const;
  return { state: "queued", words: "Mail waiting to go out" } as const;
}
