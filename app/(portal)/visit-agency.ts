import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentActor } from "@/app/session";
import { can, type Permission } from "@/domain/people/permission";

/** Opens a page of the agency itself: who asks and their role there. 404 for everybody whose role does not allow it. */
export const visitAgency = cache(async (permission: Permission) => {
  const actor = await currentActor();
  const role = actor.staffRole;
  if (!role || !can(role, permission)) notFound();
  return { actor, role };
});
