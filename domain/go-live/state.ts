import type { Standing } from "@/domain/go-live/standing";

/** How an environment stands, in the words of every screen, worst first. */
const NOT_LIVE = ["problem", "your_turn", "not_started", "waiting_client", "spreading"] as const;
export const GO_LIVE_STATES = [...NOT_LIVE, "live"] as const;
export type GoLiveState = (typeof GO_LIVE_STATES)[number];

/** The same for its readers: what was live, and nobody could look at for long, is shown as `unseen`. */
export const SHOWN_STATES = [...NOT_LIVE, "unseen", "live"] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export const STATE_NAMES: Record<ShownState, string> = {
  problem: "Problem",
  your_turn: "Your turn",
  not_started: "Not started",
  waiting_client: "Waiting for client",
  spreading: "Spreading",
  unseen: "Last seen live",
  live: "Live",
};

/** The same to a client, for whom the turns are the other way round. */
export const CLIENT_STATE_NAMES: Record<ShownState, string> = {
  ...STATE_NAMES,
  your_turn: "With your agency",
  waiting_client: "Your turn",
};

/** The place in the portfolio's order: 0 is worst. */
export const rankOf = (state: GoLiveState) => GO_LIVE_STATES.indexOf(state);

/** What a host name's state depends on besides its own checks. */
export interface Course {
  /** Somebody marked the instructions as handed over. */
  handedOver: boolean;
  /** The host name was live before. */
  everLive: boolean;
}

/** One host name of an environment as its last check left it. */
export interface CheckedHostname {
  name: string;
  standing: Standing | null;
  /** False when the last check could not ask everybody it had to. */
  couldAsk: boolean;
  /** When it was last found live, as one says it. */
  lastLive?: string;
  /** Somebody changed its record, and not to what is wanted. */
  strayed: boolean;
  /** The sentence of the worst check. */
  reason: string;
}

const FIXED: Record<Exclude<Standing, "not_pointed" | "ready">, GoLiveState> = {
  invalid: "problem",
  blocked: "your_turn",
  waiting: "spreading",
  broken: "problem",
  confirming: "spreading",
  live: "live",
};

export function hostnameState(standing: Standing | null, { handedOver, everLive }: Course): GoLiveState {
  if (standing === null) return "not_started";
  if (standing !== "not_pointed" && standing !== "ready") return FIXED[standing];
  if (everLive) return "problem";
  return handedOver ? "waiting_client" : "your_turn";
}

/**
 * An environment is as far as its worst host name. `blocker` is a rule of the environment itself that is broken:
 * with one open, it is never live.
 */
export function environmentState(
  hostnames: CheckedHostname[],
  { handedOver }: Pick<Course, "handedOver">,
  blocker: string | null,
): { state: GoLiveState; reason: string } {
  const states = hostnames.map((hostname) => {
    const course = { handedOver, everLive: hostname.lastLive !== undefined };
    return { hostname, state: hostnameState(hostname.standing, course) };
  });
  const worst = states.sort((a, b) => rankOf(a.state) - rankOf(b.state))[0];
  if (!worst) return { state: "your_turn", reason: "It has no host name yet" };
  if (blocker && rankOf(worst.state) >= rankOf("your_turn")) return { state: "your_turn", reason: blocker };
  const reason = reasonFor(worst.hostname, worst.state);
  return { state: worst.state, reason: states.length > 1 ? `${worst.hostname.name}: ${reason}` : reason };
}

const COULD_NOT_ASK = "We could not ask everybody; this says nothing about the DNS";

const unasked = ({ lastLive }: CheckedHostname, state: GoLiveState) =>
  state === "live" && lastLive ? `Live when last seen, at ${lastLive}. ${COULD_NOT_ASK}` : COULD_NOT_ASK;

function reasonFor(hostname: CheckedHostname, state: GoLiveState) {
  if (!hostname.couldAsk) return unasked(hostname, state);
  if (state === "not_started") return "Nothing has been checked yet";
  if (hostname.strayed && !hostname.lastLive) return hostname.reason;
  if (state === "waiting_client") return "DNS unchanged since the instructions were handed over";
  if (hostname.standing === "confirming") return "Every check passed once; a second look confirms it";
  if (hostname.standing !== "not_pointed") return hostname.reason;
  return hostname.lastLive ? "DNS points elsewhere again" : "DNS still points to the old server";
}
