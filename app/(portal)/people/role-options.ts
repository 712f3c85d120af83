import { AGENCY_ROLES, type AgencyRole, mayGrant } from "@/domain/people/role";

const LABELS: Record<AgencyRole, string> = {
  owner: "Owner: everything, and who belongs to the agency",
  admin: "Admin: every client account",
  member: "Member: the client accounts they work on",
};

/** The agency's roles that somebody of role `mine` may give. */
export const staffRoleOptions = (mine: AgencyRole) =>
  AGENCY_ROLES.filter((role) => mayGrant(mine, role)).map((role) => ({ value: role, label: LABELS[role] }));
