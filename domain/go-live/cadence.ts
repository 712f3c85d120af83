import type { GoLiveState, ShownState } from "@/domain/go-live/state";

const MINUTE = 60;

const SECONDS: Record<GoLiveState, number> = {
  waiting_client: MINUTE,
  spreading: MINUTE,
  problem: 5 * MINUTE,
  your_turn: 15 * MINUTE,
  not_started: 15 * MINUTE,
  live: 60 * MINUTE,
};

/** A second look at what passed once, soon enough to be watched. */
const CONFIRMING_SECONDS = 15;
/** The share by which a wait varies, so that checks do not flock. */
const JITTER = 0.1;

interface Found {
  state: GoLiveState;
  confirming: boolean;
  couldAsk: boolean;
  /** When caches have forgotten the old answer, if that is all that is waited for. */
  clearAt?: Date;
}

/** When to ask again: at the latest when the caches are clear. `random` is 0 to 1. */
export function nextCheckAt({ clearAt, ...found }: Found, now: Date, random: number) {
  const spread = 1 + (2 * random - 1) * JITTER;
  const at = new Date(now.getTime() + seconds(found) * spread * 1000);
  return found.state === "spreading" && clearAt && clearAt > now && clearAt < at ? clearAt : at;
}

function seconds({ state, confirming, couldAsk }: Found) {
  if (confirming) return CONFIRMING_SECONDS;
  return couldAsk ? SECONDS[state] : MINUTE;
}

/** A check has a host name to itself for at most this long, should its process die. */
export const HOLD_SECONDS = 30;
/** Nobody checks a host name again sooner than this. */
export const REST_SECONDS = 10;
/** From the start of one check to the next of one that spreads: somebody may be watching the last nameserver follow. */
const SPREADING_PACE_SECONDS = 2;

/** Until when a host name is left alone after a check that began and ended at these moments. */
export function restsUntil(state: GoLiveState, began: Date, ended: Date) {
  if (state !== "spreading") return new Date(ended.getTime() + REST_SECONDS * 1000);
  return new Date(Math.max(ended.getTime(), began.getTime() + SPREADING_PACE_SECONDS * 1000));
}

/** As many checks of one account run at once; more take turns with those of the other accounts. */
export const CHECKS_OF_ONE_ACCOUNT = 4;

/** So often may the people of one account ask for a check, in any minute. */
export const ASKED_A_MINUTE = 20;

/** What somebody is told when the people of the account have asked so often. `first` is when the minute began. */
export function tooOften(first: Date, now: Date) {
  const left = Math.max(1, Math.ceil((first.getTime() + MINUTE * 1000 - now.getTime()) / 1000));
  return `${ASKED_A_MINUTE} checks of this client were asked for within a minute. Check again in ${left} ${left === 1 ? "second" : "seconds"}; the regular checks go on meanwhile.`;
}

/** What somebody is told whose check waits for others of the same account. */
export const TURN_COMES =
  "Other checks of this client are running. This one comes next, and its result appears here.";

/** What somebody is told who asks too soon. */
export function tooSoon(heldUntil: Date, checkedAt: Date | null, now: Date) {
  const left = Math.max(1, Math.ceil((heldUntil.getTime() - now.getTime()) / 1000));
  const ago = checkedAt ? Math.floor((now.getTime() - checkedAt.getTime()) / 1000) : null;
  const rests = checkedAt && heldUntil.getTime() - checkedAt.getTime() <= REST_SECONDS * 1000;
  if (ago === null || !rests) return "A check is running. Its result appears here.";
  return `Checked ${ago} ${ago === 1 ? "second" : "seconds"} ago. Check again in ${left} ${left === 1 ? "second" : "seconds"}.`;
}

/** After so many looks that are missing, what was live is told as last seen live. */
const LOOKS_MISSING = 3;
export const UNSEEN_SECONDS = LOOKS_MISSING * SECONDS.live;

/** Whether what was seen then is too long ago to be told as if it were so now. */
export const isLongAgo = (seenAt: Date | null, now: Date) =>
  !seenAt || now.getTime() - seenAt.getTime() > UNSEEN_SECONDS * 1000;

/** How an environment stands for its readers. `checkedAt` is when everybody could last be asked about it. */
export const shownState = (state: GoLiveState, checkedAt: Date | null, now: Date): ShownState =>
  state === "live" && isLongAgo(checkedAt, now) ? "unseen" : state;

/** How much later than planned a check may be before what it found is too old to go by. */
const LATE = 1.25;

/** Whether a check is as recent as this state asks for. */
export const isRecent = (state: GoLiveState, checkedAt: Date | null, now: Date) =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() <= SECONDS[state] * LATE * 1000;
