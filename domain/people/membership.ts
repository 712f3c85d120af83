import { z } from "zod";
import { AGENCY_ROLES, CLIENT_ROLES, mayGrant, type Role } from "@/domain/people/role";
import { scopeFields, withScope } from "@/domain/people/scope";
import { Refusal } from "@/domain/refusal";

export const RoleChoice = z
  .object({ userId: z.uuid(), role: z.enum(CLIENT_ROLES), ...scopeFields })
  .transform(withScope);
export const StaffRoleChoice = z.object({ userId: z.uuid(), role: z.enum(AGENCY_ROLES) });
export const PersonChoice = z.object({ userId: z.uuid({ message: "Choose somebody." }) });

/** Nobody changes or removes somebody of a higher role. */
export function refuseHigherPerson(mine: Role, theirs: Role) {
  if (!mayGrant(mine, theirs)) throw new Refusal("form", "Their role is above yours.");
}

/**
 * A client that has an admin keeps one, and the agency keeps an owner.
 * @param others how many others hold the role that this person is about to lose
 */
export function refuseLastOf(role: "owner" | "client_admin", others: number, place: string) {
  if (others > 0) return;
  throw new Refusal(
    "form",
    role === "owner"
      ? `${place} needs one owner. Make someone else owner first.`
      : `${place} needs one admin. Make someone else admin first.`,
  );
}
