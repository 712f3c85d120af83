import { ROLES, type Role } from "@/domain/people/role";

/** How somebody wants to be told by mail: of each notice, or of a day's notices together. */
export const NOTICE_MAILS = ["at_once", "daily"] as const;
export type NoticeMail = (typeof NOTICE_MAILS)[number];

export const NOTICE_MAIL_NAMES: Record<NoticeMail, string> = { at_once: "At once", daily: "Once a day" };

/**
 * Whom what happened to an environment concerns. One row a kind, one letter a role, in this order:
 * owner, admin, member of the agency; admin, billing, member (E), viewer of the client.
 */
const TABLE = {
  //             OAM CBEV
  live: "YYY Y-YY",
  restored: "YYY Y-YY",
  drift: "YYY Y-Y-",
  problem: "YYY Y-Y-",
  certificate: "YYY ----",
  milestone: "YYY Y-YY",
  turn: "--- Y---",
} as const;

export type NoticeKind = keyof typeof TABLE;
export const NOTICE_KINDS = Object.keys(TABLE) as NoticeKind[];

/** What happens to a test copy is the agency's own matter, unless it asks the client for something. */
export function concerns(kind: NoticeKind, role: Role, production: boolean) {
  const client = role.startsWith("client");
  if (client && !production && kind !== "turn") return false;
  return TABLE[kind].replace(" ", "")[ROLES.indexOf(role)] === "Y";
}
