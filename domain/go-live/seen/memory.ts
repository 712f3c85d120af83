import { type Facts, isMuteAboutZone, unheard } from "@/domain/go-live/seen/facts";
import { closeSightings, type History, mergeSightings, sightingsOf } from "@/domain/go-live/seen/history";
import type { Target } from "@/domain/go-live/seen/target";
import { viewsOf } from "@/domain/go-live/seen/view";

/** What the next look needs to know of this one. */
export function remember(before: History, facts: Facts, target: Target): History {
  const views = viewsOf(facts, target).map(({ server, view }) => ({
    server: server.name,
    mute: isMuteAboutZone(server, facts),
    ...view,
  }));
  // Our own lack of time begins no silence, and ends none.
  const isSilent = ({ failure, server, mute }: (typeof views)[number]) =>
    failure === "late" ? before.silentSince?.[server] : mute || (failure && unheard.includes(failure));
  const hasNoWay = ({ server }: (typeof views)[number]) =>
    views.every((other) => other.server !== server || other.failure === "no-route");
  const silent = views.filter((view) => isSilent(view) || hasNoWay(view)).map(({ server }) => server);
  // Who could not be asked has taken nothing back.
  const told = views.some(({ state }) => state !== "failed");
  const points = views.some(({ state }) => state === "points");
  const pointedSince = before.pointedSince ?? (points ? facts.at : undefined);
  return {
    wasLive: before.wasLive,
    sightings: mergeSightings(closeSightings(before.sightings, facts, target), sightingsOf(facts, target)),
    silentSince: Object.fromEntries(
      silent.map((server) => [server, before.silentSince?.[server] ?? facts.at]),
    ),
    ...((points || !told) && pointedSince && { pointedSince }),
  };
}
