import { dateFormat } from "@/domain/date-format";
import { CLIENT_STATE_NAMES, STATE_NAMES } from "@/domain/go-live/state";
import { type TrackStation, watchedUntil } from "@/domain/go-live/station";
import type { OpenGoLive } from "./open";

/** The track with the dates that are known, and at the station it stands at whose turn it is. */
export function withNotes(
  stations: TrackStation[],
  { environment, shown, live, actor, forClient }: OpenGoLive,
) {
  const names = forClient ? CLIENT_STATE_NAMES : STATE_NAMES;
  const day = dateFormat({ day: "numeric", month: "short", timeZone: actor.timeZone });
  const dates: Partial<Record<TrackStation["key"], string>> = {
    added: `Done ${day.format(environment.createdAt)}`,
    ...(live && {
      live: `Since ${day.format(live.since)}`,
      watched: `Until ${day.format(watchedUntil(live.watchedFrom ?? live.since))}`,
    }),
  };
  return stations.map((station) => ({
    ...station,
    note: dates[station.key] ?? noteOf(station, names[shown]),
  }));
}

function noteOf({ state }: TrackStation, word: string) {
  if (state === "done") return "Done";
  return state === "now" || state === "problem" ? word : undefined;
}
