import { z } from "zod";
import {
  type AgencyRole,
  type MembershipRole,
  ROLE_NAMES,
  type Role,
  reachesEveryAccount,
  roleIn,
} from "@/domain/people/role";
import { counted } from "@/domain/words";

/** As many clients stand side by side as a screen can show. */
export const MATRIX_COLUMNS = 12;

const word = z.string().trim().max(100).catch("").default("");

/** What the address of the matrix narrows it to. Whatever is not understood narrows nothing. */
export const MatrixFilter = z.object({
  /** Only the clients that this group holds. */
  group: z.uuid().optional().catch(undefined),
  find: word,
  who: word,
  /** Where the next clients begin, and the next people. */
  after: z.string().optional().catch(undefined),
  below: z.string().optional().catch(undefined),
});
export type MatrixFilter = z.infer<typeof MatrixFilter>;

/** The address of the matrix with some of its filter changed. */
export function matrixHref(filter: MatrixFilter, change: Partial<MatrixFilter>) {
  const query = new URLSearchParams(
    Object.entries({ ...filter, ...change }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return query.size > 0 ? `/people/matrix?${query}` : "/people/matrix";
}

/** What one person has in one account. */
export interface Standing {
  membership: MembershipRole | null;
  /** How many websites they are limited to; null when they are not. */
  websites: number | null;
  groups: string[];
  /** The role of an invitation that nobody has used yet. */
  invited: Role | null;
  /** Whether that invitation has ended by its date. */
  ended: boolean;
}

export const NO_STANDING: Standing = {
  membership: null,
  websites: null,
  groups: [],
  invited: null,
  ended: false,
};

/** A cell in two lines: what somebody may do there, and how they came to it. Without a line there is no access. */
export function cellWords(staffRole: AgencyRole | null, standing: Standing) {
  const { membership, groups, invited, ended } = standing;
  const role = roleIn(staffRole, membership ?? (groups.length > 0 ? "staff" : null));
  if (!role)
    return invited
      ? { may: SHORT[invited], how: ended ? "Invitation ended" : "Invited" }
      : { may: null, how: null };
  return { may: SHORT[role], how: howWords(staffRole, standing) };
}

function howWords(staffRole: AgencyRole | null, standing: Standing) {
  const { membership, groups, websites } = standing;
  if (staffRole === null) return websites === null ? null : counted(websites, "website");
  const ways = [...(membership === "staff" ? ["directly"] : []), ...groups];
  if (ways.length > 0) return ways.join(", ");
  return reachesEveryAccount(staffRole) ? "by role" : null;
}

const SHORT: Record<Role, string> = {
  ...ROLE_NAMES,
  owner: "Owner",
  admin: "Admin",
  member: "Works on it",
  client_admin: "Client admin",
};
