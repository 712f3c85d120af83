import { z } from "zod";

/** Somebody else's personal data, their mail address typed to be sure. */
export const Erasure = z.object({ id: z.uuid(), typed: z.string().min(1, "Type the mail address.") });

/** One's own. */
export const OwnErasure = z.object({ typed: z.string().min(1, "Type your mail address.") });

/** The event that accounts for erased records, one in each chain concerned. */
export const ERASED_ACTION = "person.erased";

export const ERASED_NAME = "Erased person";

/** Places in a chain in few words: "3 7-9". */
export function placesWords(places: number[]): string {
  const sorted = [...places].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const place of sorted) {
    const last = ranges.at(-1);
    if (last && place === last[1] + 1) last[1] = place;
    else ranges.push([place, place]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(" ");
}

/** What such an event says: how many records, and which. */
export const erasedRecords = (places: number[]) => ({ records: places.length, places: placesWords(places) });

/** The places that an event's `after` accounts for, as ranges; none when it says nothing of the kind. */
export function accountedRanges(after: string | null): [number, number][] {
  const { places } = JSON.parse(after ?? "{}") as { places?: unknown };
  if (typeof places !== "string") return [];
  return places.split(" ").flatMap((words) => {
    const range = /^(\d+)(?:-(\d+))?$/.exec(words);
    return range ? [[Number(range[1]), Number(range[2] ?? range[1])] as [number, number]] : [];
  });
}
