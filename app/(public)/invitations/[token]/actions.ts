"use server";

import { redirect } from "next/navigation";
import { answer, submit } from "@/app/form-action";
import { keepSession, sender } from "@/app/session-cookie";
import { askForNewInvitation } from "@/db/commands/people/asking-again";
import { joinAs, joinAsNewPerson } from "@/db/commands/people/joining";
import type { FormState } from "@/domain/form";
import { Joining, JoiningToken } from "@/domain/people/invitation";

export async function joinAsNew(_: FormState, form: FormData) {
  return answer(Joining, form, async (input) => {
    const { session, slug } = await joinAsNewPerson(input, await sender());
    await keepSession(session);
    redirect(homeIn(slug));
  });
}

export async function joinSignedIn(_: FormState, form: FormData) {
  return submit(JoiningToken, form, async (actor, { token }) => redirect(homeIn(await joinAs(actor, token))));
}

/** Answers the same whatever the link was. */
export async function askForNew(_: FormState, form: FormData) {
  return answer(JoiningToken, form, async ({ token }) => {
    await askForNewInvitation(token, (await sender()).address);
    return "Asked. When it is renewed, the new link comes by mail.";
  });
}

const homeIn = (slug: string | undefined) => (slug ? `/accounts/${slug}` : "/accounts");
