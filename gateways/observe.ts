import { setMaxListeners } from "node:events";
import { hostnameRefusal } from "@/domain/accounts/hostname";
import type { Facts } from "@/domain/go-live/seen/facts";
import { NOTHING_SEEN } from "@/domain/go-live/seen/nothing-seen";
import type { Target } from "@/domain/go-live/seen/target";
import { DnsClient } from "./dns/client";
import type { Manners } from "./dns/courtesy";
import { Look } from "./look";
import { type Dialled, type InternetConfig, Network } from "./network";

export interface ObserveOptions {
  now: () => Date;
  signal?: AbortSignal;
  onConnect?: (dialled: Dialled) => void;
  /** How fast everybody is asked, if not as fast as all other checks of this process. */
  manners?: Manners;
}

const hardStop = 18_000;

// Without a reason of ours a new error with its stack would be made for each look.
const ended = new Error("the look has ended");

/** Looks at everything that a go-live verdict needs, all at once, within 20 seconds. It judges nothing. */
export async function observe(
  target: Target,
  internet: InternetConfig,
  options: ObserveOptions,
): Promise<Facts> {
  const at = options.now().toISOString();
  const start = performance.now();
  if (hostnameRefusal(target.host) !== null) return { ...NOTHING_SEEN, at, ms: 0 };
  const over = new AbortController();
  const signals = [over.signal, AbortSignal.timeout(hardStop), ...(options.signal ? [options.signal] : [])];
  const signal = AbortSignal.any(signals);
  // Every probe of a look listens to it, each for itself.
  setMaxListeners(0, signal);
  const network = new Network(internet, options.onConnect);
  const client = new DnsClient(network, options.now, signal, { manners: options.manners });
  const facts = await new Look(target, network, options.now, signal, client).facts();
  over.abort(ended);
  return { ...facts, at, ms: Math.round(performance.now() - start) };
}
