"use server";

import { inviteThese } from "@/app/(portal)/invited";
import { submit } from "@/app/form-action";
import { correctInvitation } from "@/db/commands/people/correcting";
import { inviteStaff, resendInvitation, revokeInvitation } from "@/db/commands/people/inviting";
import { changeStaffRole } from "@/db/commands/people/staff";
import type { FormState } from "@/domain/form";
import { InvitationChoice, InvitationCorrection, StaffInvitations } from "@/domain/people/invitation";
import { StaffRoleChoice } from "@/domain/people/membership";

export async function invite(_: FormState, form: FormData) {
  return submit(StaffInvitations, form, async (actor, { addresses: { addresses, unread }, role }) =>
    inviteThese(form, unread, () => inviteStaff(actor, { addresses, role })),
  );
}

export async function settleInvitation(_: FormState, form: FormData) {
  return submit(InvitationChoice, form, async (actor, choice) => {
    if ("revoke" in choice)
      return `The invitation of ${await revokeInvitation(actor, null, choice.revoke)} is revoked.`;
    return `Sent again to ${await resendInvitation(actor, null, choice.resend)}. The earlier link has ended.`;
  });
}

export async function changeRole(_: FormState, form: FormData) {
  return submit(StaffRoleChoice, form, changeStaffRole);
}

export async function correct(_: FormState, form: FormData) {
  return submit(InvitationCorrection, form, async (actor, { correct: id, email }) => {
    return `Sent to ${await correctInvitation(actor, null, { id, email })}. The earlier link has ended.`;
  });
}
