import { ROLES, type Role } from "@/domain/role";

/**
 * Who may do what. One row an action, one letter a role, in this order:
 * owner, admin, member of the agency; admin, billing, member (E), viewer of the client.
 * A member and a client only ever act in accounts that they belong to.
 */
const TABLE = {
  //                        OAM CBEV
  "account.create": "YY- ----",
  "account.read": "YYY YYYY",
  "account.update": "YYY Y---",
  "account.remove": "Y-- ----",
  "account.requireSecondFactor": "YY- Y---",
  "account.suspend": "YY- ----",
  "account.assignStaff": "YY- ----",
  "account.viewAs": "YYY ----",
  "application.create": "YYY ----",
  "application.read": "YYY Y-YY",
  "application.update": "YYY ----",
  "application.remove": "YY- ----",
  "environment.create": "YYY ----",
  "environment.read": "YYY Y-YY",
  "environment.update": "YYY ----",
  "environment.remove": "YY- ----",
  "hostname.add": "YYY ----",
  "hostname.remove": "YYY ----",
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
  "membership.change": "YY- Y---",
  "membership.remove": "YY- Y---",
  "invitation.send": "YYY Y---",
  "invitation.revoke": "YYY Y---",
  "activity.read": "YYY Y---",
  "agency.activity": "YY- ----",
  "agency.update": "Y-- ----",
  "staff.list": "YY- ----",
  "staff.invite": "YY- ----",
  "staff.change": "YY- ----",
  "staff.remove": "YY- ----",
  "secondFactor.reset": "YY- ----",
  "session.revokeOther": "YY- ----",
  "group.read": "YYY ----",
  "group.change": "YY- ----",
  "mail.read": "Y-- ----",
} as const;

export type Permission = keyof typeof TABLE;

/** Acts that ask for a proof of who does them not older than ten minutes. */
const FRESH: ReadonlySet<Permission> = new Set([
  "account.remove",
  "account.requireSecondFactor",
  "application.remove",
  "environment.remove",
  "agency.update",
  "staff.invite",
  "staff.change",
  "staff.remove",
  "secondFactor.reset",
]);

export const wantsFreshProof = (permission: Permission) => FRESH.has(permission);

export const PERMISSIONS = Object.keys(TABLE) as Permission[];

export const can = (role: Role, permission: Permission) =>
  TABLE[permission].replace(" ", "")[ROLES.indexOf(role)] === "Y";

/** The roles that may do this, for sentences such as "An admin can change it". */
export const rolesThat = (permission: Permission) => ROLES.filter((role) => can(role, permission));
