import { z } from "zod";
import type { Actor } from "@/domain/people/actor";

/** What the activity can be narrowed to: the nouns that actions begin with. */
export const ACTIVITY_NOUNS = {
  account: "Account",
  view: "Views as the client",
  application: "Applications",
  environment: "Environments",
  hostname: "Host names",
  check: "Checks",
  preview: "Comparisons before the change",
  task: "Tasks",
  dnsTask: "DNS links",
  golive: "Go-lives",
  template: "Checklist",
  invitation: "Invitations",
  membership: "Access",
  staff: "Agency staff",
  group: "Groups",
  login: "Logins",
  password: "Passwords",
  secondFactor: "Second factors",
  session: "Signing out",
  profile: "Profiles",
  person: "Erased people",
  agency: "The agency",
} as const;
export type ActivityNoun = keyof typeof ACTIVITY_NOUNS;

const CLIENT_NOUNS = { application: "Websites" } satisfies Partial<Record<ActivityNoun, string>>;

/** What is told in the agency's own activity alone. */
const AGENCYS: readonly string[] = [
  "agency",
  "group",
  "login",
  "password",
  "profile",
  "secondFactor",
  "session",
];

/** What the activity of one account, or of everything, can be narrowed to. */
export const nounChoices = (inAccount: boolean, { staffRole }: Pick<Actor, "staffRole">) =>
  Object.entries({ ...ACTIVITY_NOUNS, ...(staffRole ? null : CLIENT_NOUNS) })
    .filter(([id]) => !(inAccount && AGENCYS.includes(id)))
    .map(([id, name]) => ({ id, name }));

const day = z.iso
  .date()
  .refine((date) => date >= "1970" && date < "3000")
  .optional()
  .catch(undefined);

/** What the address of an activity page narrows it to. Whatever is not understood narrows nothing. */
export const ActivityFilter = z.object({
  /** A person's id, or "portico" for what the portal did by itself or somebody without a login. */
  who: z
    .union([z.uuid(), z.literal("portico")])
    .optional()
    .catch(undefined),
  what: z
    .enum(Object.keys(ACTIVITY_NOUNS) as [ActivityNoun, ...ActivityNoun[]])
    .optional()
    .catch(undefined),
  from: day,
  to: day,
  after: z.string().optional().catch(undefined),
  /** Asks whether the records are as they were written. */
  verify: z.literal("yes").optional().catch(undefined),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

/** The address of the page at `base` with this filter, further down by `after`. */
export function activityHref(base: string, filter: ActivityFilter, after?: string) {
  const query = new URLSearchParams(
    Object.entries({ ...filter, after }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return query.size > 0 ? `${base}?${query}` : base;
}
