import type { GoLiveState } from "@/domain/go-live/state";

/** The stations of going live, in their order: this edge issues certificates once DNS points at it. */
export const STATIONS = [
  { key: "added", label: "Added" },
  { key: "pointed", label: "DNS changed" },
  { key: "certificate", label: "Certificate" },
  { key: "everywhere", label: "Seen everywhere" },
  { key: "live", label: "Live" },
  { key: "watched", label: "7-day watch" },
] as const;
export type StationKey = (typeof STATIONS)[number]["key"];

/** After going live an environment is watched for this long. */
export const WATCH_DAYS = 7;

export const watchedUntil = (liveSince: Date) => new Date(liveSince.getTime() + WATCH_DAYS * 86_400_000);

export interface Progress {
  certificate: boolean;
  pointed: boolean;
  everywhere: boolean;
  liveSince: Date | null;
}

export function stationsReached(progress: Progress, now: Date): Record<StationKey, boolean> {
  const { liveSince, ...found } = progress;
  return {
    added: true,
    ...found,
    live: liveSince !== null,
    watched: liveSince !== null && watchedUntil(liveSince) <= now,
  };
}

/** How many stations are behind, counted up to the first that is not. */
export function stationCount(reached: Record<StationKey, boolean>) {
  const first = STATIONS.findIndex(({ key }) => !reached[key]);
  return first < 0 ? STATIONS.length : first;
}

export interface TrackStation {
  key: StationKey;
  label: string;
  state: "done" | "now" | "later" | "problem";
}

/** The track as it is drawn, from the count of stations behind and the state. */
export const trackOf = (count: number, state: GoLiveState): TrackStation[] =>
  STATIONS.map(({ key, label }, index) => ({ key, label, state: placeOf(index, count, state) }));

function placeOf(index: number, count: number, state: GoLiveState): TrackStation["state"] {
  if (index < count) return "done";
  if (index > count) return "later";
  return state === "problem" ? "problem" : "now";
}
