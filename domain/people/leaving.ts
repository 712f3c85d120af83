import { z } from "zod";
import { counted, listed } from "@/domain/words";

/** How somebody is removed everywhere: who takes over their work, and what becomes of the invitations they sent. */
export const Leaving = z.object({
  userId: z.uuid(),
  successor: z.union([z.uuid(), z.literal("")]).default(""),
  invitations: z.enum(["keep", "revoke"], { message: "Choose what becomes of their invitations." }),
});
export type Leaving = z.infer<typeof Leaving>;

/** One account that somebody leaves: how they reach it, what they do there, and who is left. */
export interface LeavingPlace {
  accountId: string;
  slug: string;
  name: string;
  membership: "staff" | "client_admin" | "client_billing" | "client_member" | "client_viewer" | null;
  groups: string[];
  sites: number;
  /** Go-lives and tasks that they see to. */
  goLives: number;
  tasks: number;
  /** Members of the agency who still work on it; owners and admins reach it besides. */
  colleaguesLeft: number;
  adminsLeft: number;
}

/** The only admin of a client stays until there is another one. */
export const staysAdmin = ({ membership, adminsLeft }: LeavingPlace) =>
  membership === "client_admin" && adminsLeft === 0;

/** "directly and through Delivery"; what remains is the role in the agency. */
export function waysWords({ membership, groups }: Pick<LeavingPlace, "membership" | "groups">) {
  const ways = [...(membership ? ["directly"] : []), ...groups.map((name) => `through ${name}`)];
  return ways.length > 0 ? listed(ways) : "by their role in the agency";
}

/** "2 go-lives and 1 task". */
export const workWords = ({ goLives, tasks }: Pick<LeavingPlace, "goLives" | "tasks">) =>
  listed([
    ...(goLives > 0 ? [counted(goLives, "go-live")] : []),
    ...(tasks > 0 ? [counted(tasks, "task")] : []),
  ]);

/** Who is left in an account, for somebody who decides; `warn` when nobody is there to act. */
export function remainWords(place: LeavingPlace, staff: boolean) {
  const { colleaguesLeft, adminsLeft, name } = place;
  if (staysAdmin(place))
    return { warn: true, words: `Stays: ${name} needs one admin. Make someone else admin first.` };
  if (!staff) return { warn: false, words: `${counted(adminsLeft, "admin")} of the client` };
  const admins = adminsLeft > 0 ? counted(adminsLeft, "admin") : "no admin";
  if (colleaguesLeft === 0)
    return { warn: true, words: `Nobody but owners and admins of the agency; ${admins} of the client` };
  return { warn: false, words: `${counted(colleaguesLeft, "colleague")}; ${admins} of the client` };
}
