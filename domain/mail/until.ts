/** "25 November 2026 at 14:02 UTC": a moment for a reader whose place is not known. */
export const until = (at: Date, timeZone: string) =>
  `${new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at)} ${zoneName(at, timeZone)}`;

const zoneName = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value ?? timeZone;
