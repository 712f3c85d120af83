import type { CertificateTime } from "@/domain/go-live/seen/target";
import type { ShownState } from "@/domain/go-live/state";

/** The stations of going live, as an edge passes them that has certificates once DNS points at it. */
const STATIONS = [
  { key: "added", label: "Added" },
  { key: "pointed", label: "DNS changed" },
  { key: "certificate", label: "Certificate" },
  { key: "everywhere", label: "Seen everywhere" },
  { key: "live", label: "Live" },
  { key: "watched", label: "7-day watch" },
] as const;
export type StationKey = (typeof STATIONS)[number]["key"];

interface Station {
  key: StationKey;
  label: string;
}

/** The stations in their order, which depends on when the edge can have a certificate. */
export function stationsOf(certificates: CertificateTime): readonly Station[] {
  if (certificates === "after") return STATIONS;
  const [added, pointed, certificate, ...rest] = STATIONS;
  return [added, certificate, pointed, ...rest];
}

/** After going live an environment is watched for this long. */
export const WATCH_DAYS = 7;

/** When a watch ends that began then. */
export const watchedUntil = (from: Date) => new Date(from.getTime() + WATCH_DAYS * 86_400_000);

/** Whoever does not look for so long does not watch. */
const GAP_MS = 12 * 3_600_000;

/** How much longer a watch lasts because nobody could look between these two looks, in milliseconds. */
export function gapBetween(look: Date | null, next: Date | null) {
  const between = look && next ? next.getTime() - look.getTime() : 0;
  return between > GAP_MS ? between : 0;
}

export interface Progress {
  certificate: boolean;
  pointed: boolean;
  everywhere: boolean;
  liveSince: Date | null;
  /** When the watch began, where that is another moment. */
  watchedFrom?: Date;
}

export function stationsReached(progress: Progress, now: Date): Record<StationKey, boolean> {
  const { liveSince, watchedFrom = liveSince, ...found } = progress;
  return {
    added: true,
    ...found,
    live: liveSince !== null,
    watched: watchedFrom !== null && watchedUntil(watchedFrom) <= now,
  };
}

/** How many stations are behind, counted up to the first that is not. */
export function stationCount(reached: Record<StationKey, boolean>, stations: readonly Station[]) {
  const first = stations.findIndex(({ key }) => !reached[key]);
  return first < 0 ? stations.length : first;
}

export interface TrackStation extends Station {
  state: "done" | "now" | "later" | "problem";
}

/** The track as it is drawn, from the count of stations behind and the state. */
export const trackOf = (count: number, state: ShownState, stations: readonly Station[]): TrackStation[] =>
  stations.map(({ key, label }, index) => ({ key, label, state: placeOf(index, count, state) }));

function placeOf(index: number, count: number, state: ShownState): TrackStation["state"] {
  if (index < count) return "done";
  if (index > count) return "later";
  return state === "problem" ? "problem" : "now";
}
