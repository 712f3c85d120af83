/** Failed tries that are remembered for this long count. */
export const THROTTLE_MINUTES = 15;

/** How many tries each kind of key has in that time: one login from one address, one login, one address, the codes of one person; for links to DNS changes one link, one address. */
const TRIES = {
  pair: 6,
  login: 20,
  address: 60,
  code: 20,
  mail: 4,
  sender: 60,
  dnsCheck: 10,
  dnsChecker: 30,
  dnsForward: 4,
  dnsForwarder: 8,
} as const;

export type ThrottleKind = keyof typeof TRIES;

/**
 * When the next try may be made, or undefined when it may be made now.
 * @param tries moments of the tries that count, in any order
 */
export function nextTry(kind: ThrottleKind, tries: Date[], now: Date): Date | undefined {
  const counting = tries
    .map((at) => at.getTime() + THROTTLE_MINUTES * 60_000)
    .filter((end) => end > now.getTime())
    .sort((a, b) => b - a);
  const frees = counting[TRIES[kind] - 1];
  return frees === undefined ? undefined : new Date(frees);
}

/** "Too many tries. Try again in 12 minutes." */
export function waitSentence(until: Date, now: Date) {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
