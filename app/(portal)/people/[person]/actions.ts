"use server";

import { submit } from "@/app/form-action";
import { assignToMany, removeFromMany } from "@/db/commands/people/assigning";
import type { FormState } from "@/domain/form";
import { boundId } from "@/domain/id";
import { ChosenAccounts } from "@/domain/people/group";

export async function addAccounts(userId: string, _: FormState, form: FormData) {
  return submit(ChosenAccounts, form, async (actor, { accounts }) => ({
    results: await assignToMany(actor, boundId(userId), accounts),
  }));
}

export async function removeAccounts(userId: string, _: FormState, form: FormData) {
  return submit(ChosenAccounts, form, async (actor, { accounts }) => ({
    results: await removeFromMany(actor, boundId(userId), accounts),
  }));
}
