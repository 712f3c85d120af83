"use server";

import { redirect } from "next/navigation";
import { inviteThese } from "@/app/(portal)/invited";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { correctInvitation } from "@/db/commands/people/correcting";
import { inviteClients, resendInvitation, revokeInvitation } from "@/db/commands/people/inviting";
import { assignStaff, changeClientRole, removeFromAccount } from "@/db/commands/people/memberships";
import type { FormState } from "@/domain/form";
import { ClientInvitations, InvitationChoice, InvitationCorrection } from "@/domain/people/invitation";
import { PersonChoice, RoleChoice } from "@/domain/people/membership";

export async function invite(slug: string, _: FormState, form: FormData) {
  return submit(ClientInvitations, form, async (actor, input) => {
    const { account } = await visit(slug);
    const { addresses, unread } = input.addresses;
    return inviteThese(form, unread, () => inviteClients(actor, account.id, { ...input, addresses }));
  });
}

export async function settleInvitation(slug: string, _: FormState, form: FormData) {
  return submit(InvitationChoice, form, async (actor, choice) => {
    const { account } = await visit(slug);
    if ("revoke" in choice)
      return `The invitation of ${await revokeInvitation(actor, account.id, choice.revoke)} is revoked.`;
    return `Sent again to ${await resendInvitation(actor, account.id, choice.resend)}. The earlier link has ended.`;
  });
}

export async function addColleague(slug: string, _: FormState, form: FormData) {
  return submit(PersonChoice, form, async (actor, { userId }) => {
    const { account } = await visit(slug);
    return `${await assignStaff(actor, account.id, userId)} now works on ${account.name}.`;
  });
}

export async function changeRole(slug: string, _: FormState, form: FormData) {
  return submit(RoleChoice, form, async (actor, input) => {
    const { account } = await visit(slug);
    return changeClientRole(actor, account.id, input);
  });
}

export async function remove(slug: string, _: FormState, form: FormData) {
  return submit(PersonChoice, form, async (actor, { userId }) => {
    const { account } = await visit(slug);
    await removeFromAccount(actor, account.id, userId);
    redirect(userId === actor.userId ? "/accounts" : `/accounts/${account.slug}/people`);
  });
}

export async function correct(slug: string, _: FormState, form: FormData) {
  return submit(InvitationCorrection, form, async (actor, { correct: id, email }) => {
    const { account } = await visit(slug);
    return `Sent to ${await correctInvitation(actor, account.id, { id, email })}. The earlier link has ended.`;
  });
}
