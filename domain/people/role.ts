/** Roles in the agency itself. */
export const AGENCY_ROLES = ["owner", "admin", "member"] as const;
/** Roles of a client's own people in their account. */
export const CLIENT_ROLES = ["client_admin", "client_billing", "client_member", "client_viewer"] as const;
/** What a membership row holds: staff keep their agency role everywhere. */
export const MEMBERSHIP_ROLES = ["staff", ...CLIENT_ROLES] as const;
export const ROLES = [...AGENCY_ROLES, ...CLIENT_ROLES] as const;

export type AgencyRole = (typeof AGENCY_ROLES)[number];
export type ClientRole = (typeof CLIENT_ROLES)[number];
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];
export type Role = (typeof ROLES)[number];

const RANK: Record<Role, number> = {
  owner: 4,
  admin: 3,
  member: 2,
  client_admin: 1,
  client_billing: 0,
  client_member: 0,
  client_viewer: 0,
};

/** Nobody grants, edits or removes a role above their own. */
export const mayGrant = (mine: Role, other: Role) => RANK[mine] >= RANK[other];

export const isAgencyRole = (role: Role): role is AgencyRole =>
  (AGENCY_ROLES as readonly string[]).includes(role);

export const ROLE_NAMES: Record<Role, string> = {
  owner: "Agency owner",
  admin: "Agency admin",
  member: "Agency member",
  client_admin: "Admin",
  client_billing: "Billing",
  client_member: "Member",
  client_viewer: "Viewer",
};

export const reachesEveryAccount = (staffRole: Role | null) => staffRole === "owner" || staffRole === "admin";

/**
 * The role somebody has in one account: owners and admins of the agency reach every account,
 * everybody else only accounts with a membership of theirs.
 */
export function roleIn(staffRole: AgencyRole | null, membership: MembershipRole | null): Role | null {
  if (reachesEveryAccount(staffRole)) return staffRole;
  if (membership === "staff") return staffRole;
  return membership;
}

/** What a role may do, after "You" or "They". */
export const roleWords = (role: Role) => ROLE_WORDS[role];

const ROLE_WORDS: Record<Role, string> = {
  owner: "can see and change everything, and who belongs to the agency",
  admin: "can see and change every client account",
  member: "can see and change the client accounts that you work on",
  client_admin: "can see your websites and decide who else may see them",
  client_billing: "can see your account and what concerns its bills",
  client_member: "can see your websites and have them checked",
  client_viewer: "can see your websites and how they are doing",
};

/** The roles that a client's people can be given, the least first, as one chooses among them. */
export const CLIENT_ROLE_OPTIONS: { value: ClientRole; label: string }[] = [
  { value: "client_viewer", label: "Viewer: see the websites and how they are doing" },
  { value: "client_member", label: "Member: also have them checked" },
  { value: "client_billing", label: "Billing: see what concerns the bills, not the websites" },
  { value: "client_admin", label: "Admin: everything above, and who else may see it" },
];

/** The same with what each can and cannot, for where there is room. */
export const CLIENT_ROLE_CHOICES: { value: ClientRole; label: string; hint: string }[] = [
  {
    value: "client_viewer",
    label: "Viewer",
    hint: "Can see the websites and how they are doing. Cannot have them checked or invite anybody.",
  },
  {
    value: "client_member",
    label: "Member",
    hint: "Can also have a website checked at once. Cannot invite anybody.",
  },
  {
    value: "client_billing",
    label: "Billing",
    hint: "Can see the account and what concerns its bills. Cannot see websites, checks or DNS links.",
  },
  {
    value: "client_admin",
    label: "Admin",
    hint: "Can see everything here, approve a go-live, send DNS instructions and decide who has access. Cannot change websites: the agency does.",
  },
];
