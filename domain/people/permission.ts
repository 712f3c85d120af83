import { ROLES, type Role } from "@/domain/people/role";

type Mark = "Y" | "r" | "-";
type Row = `${Mark}${Mark}${Mark} ${Mark}${Mark}${Mark}${Mark}${"" | " *"}`;

/**
 * Who may do what. One row an action, one letter a role, in this order:
 * owner, admin, member of the agency; admin, billing, member (E), viewer of the client.
 * Y may; r may towards roles up to their own (`mayGrant`); - may not. * at the end asks for a fresh proof of who it is.
 *
 * A member of the agency and a client's people stand in a column only of accounts that they belong to, through a group
 * too; owners and admins of the agency in all. In every other account, and signed out, every letter is -.
 * A page, a route and a form that no row decides stands in the registry of the app with its reason.
 */
const TABLE = {
  //                        OAM CBEV
  "account.create": "YY- ----",
  "account.read": "YYY YYYY",
  "account.update": "YYY Y---",
  "account.remove": "Y-- ---- *",
  "account.requireSecondFactor": "YY- Y--- *",
  "account.suspend": "YY- ----",
  "account.export": "YY- Y--- *",
  "person.erase": "Y-- ---- *",
  "account.assignStaff": "YY- ----",
  "account.viewAs": "YYY ----",
  "application.create": "YYY ----",
  "application.read": "YYY Y-YY",
  "application.update": "YYY ----",
  "application.remove": "YY- ---- *",
  "environment.create": "YYY ----",
  "environment.read": "YYY Y-YY",
  "environment.update": "YYY ----",
  "environment.remove": "YY- ---- *",
  "hostname.add": "YYY ----",
  "hostname.remove": "YYY ----",
  "check.read": "YYY Y-YY",
  "check.run": "YYY Y-Y-",
  "task.complete": "YYY ----",
  "task.plan": "YYY ----",
  "goLive.signOff": "YYY ----",
  "goLive.clientApprove": "--- Y---",
  "goLive.queue": "YYY ----",
  "dnsTask.send": "YYY Y---",
  "dnsTask.revoke": "YYY Y---",
  "template.update": "YY- ----",
  "people.list": "YYY YYYY",
  "membership.change": "Yr- r---",
  "membership.remove": "Yr- r---",
  "invitation.send": "YYr r---",
  "invitation.revoke": "YYr r---",
  "activity.read": "YYY Y---",
  "agency.activity": "YY- ----",
  "agency.update": "Y-- ---- *",
  "staff.list": "YY- ----",
  "staff.invite": "Yr- ---- *",
  "staff.change": "Yr- ---- *",
  "staff.remove": "Yr- ---- *",
  "secondFactor.reset": "Yr- ---- *",
  "session.revokeOther": "Yr- ----",
  "group.read": "YYY ----",
  "group.change": "YY- ----",
  "mail.read": "Y-- ----",
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof TABLE;

export const PERMISSIONS = Object.keys(TABLE) as Permission[];

/** Whether an act asks for a proof of who does it that is not older than ten minutes. */
export const wantsFreshProof = (permission: Permission) => TABLE[permission].endsWith("*");

const markOf = (role: Role, permission: Permission) =>
  TABLE[permission].replace(" ", "")[ROLES.indexOf(role)];

export const can = (role: Role, permission: Permission) => "Yr".includes(markOf(role, permission) ?? "none");

/** Whether this role may do it towards people and roles up to its own only. */
export const isRankLimited = (role: Role, permission: Permission) => markOf(role, permission) === "r";

/** The roles that may do this, for sentences such as "An admin can change it". */
export const rolesThat = (permission: Permission) => ROLES.filter((role) => can(role, permission));
