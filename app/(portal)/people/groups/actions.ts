"use server";

import { redirect } from "next/navigation";
import { submit } from "@/app/form-action";
import { addAccountsToGroup, removeAccountsFromGroup } from "@/db/commands/people/group-accounts";
import { addToGroup, removeFromGroup } from "@/db/commands/people/group-members";
import { createGroup, removeGroup, renameGroup } from "@/db/commands/people/groups";
import type { FormState } from "@/domain/form";
import { boundId } from "@/domain/id";
import { ChosenAccounts, ChosenPeople, NewGroup, NoAnswers } from "@/domain/people/group";

export async function create(_: FormState, form: FormData) {
  return submit(NewGroup, form, async (actor, { name }) =>
    redirect(`/people/groups/${await createGroup(actor, name)}`),
  );
}

export async function rename(groupId: string, _: FormState, form: FormData) {
  return submit(
    NewGroup,
    form,
    async (actor, { name }) => `It is called ${await renameGroup(actor, boundId(groupId), name)} now.`,
  );
}

export async function remove(groupId: string, _: FormState, form: FormData) {
  return submit(NoAnswers, form, async (actor) => {
    await removeGroup(actor, boundId(groupId));
    redirect("/people/groups");
  });
}

export async function addPeople(groupId: string, _: FormState, form: FormData) {
  return submit(
    ChosenPeople,
    form,
    async (actor, { people }) => `Added ${await addToGroup(actor, boundId(groupId), people)}.`,
  );
}

export async function removePeople(groupId: string, _: FormState, form: FormData) {
  return submit(
    ChosenPeople,
    form,
    async (actor, { people }) => `Took out ${await removeFromGroup(actor, boundId(groupId), people)}.`,
  );
}

export async function addAccounts(groupId: string, _: FormState, form: FormData) {
  return submit(
    ChosenAccounts,
    form,
    async (actor, { accounts }) => `Added ${await addAccountsToGroup(actor, boundId(groupId), accounts)}.`,
  );
}

export async function removeAccounts(groupId: string, _: FormState, form: FormData) {
  return submit(
    ChosenAccounts,
    form,
    async (actor, { accounts }) =>
      `Took out ${await removeAccountsFromGroup(actor, boundId(groupId), accounts)}.`,
  );
}
