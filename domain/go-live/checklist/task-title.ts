import { DEFAULT_TEMPLATE } from "@/domain/go-live/checklist/template";

/** The lines of the checklist that check themselves. */
const AUTOMATIC = {
  host: "Host name added",
  origin: "Origin of its own",
  records: "Old records saved",
  ttl: "Short TTL",
  move: "Mail safe at the new nameservers",
  domain: "Domain and nameservers",
  edge: "Edge knows the website",
  record: "Record changed",
  everywhere: "Seen everywhere",
  certificate: "Certificate",
  website: "Website answers",
};

export type AutomaticTaskKey = keyof typeof AUTOMATIC;

/** What each line of the checklist is called, by its key, which is also its address. */
export const TASK_TITLES: Record<string, string> & Record<AutomaticTaskKey, string> = {
  ...AUTOMATIC,
  ...Object.fromEntries(DEFAULT_TEMPLATE.map(({ key, title }) => [key, title])),
};
