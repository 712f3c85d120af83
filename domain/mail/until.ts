import { dateFormat } from "@/domain/date-format";

/** "25 November 2026 at 14:02 UTC": a moment for a reader whose place is not known. */
export const until = (at: Date, timeZone: string) =>
  `${dateFormat({
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at)} ${zoneName(at, timeZone)}`;

const zoneName = (at: Date, timeZone: string) =>
  dateFormat({ timeZone, timeZoneName: "short" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value ?? timeZone;
