"use server";

import { redirect } from "next/navigation";
import { answer, submit } from "@/app/form-action";
import { keepSession, sender } from "@/app/session-cookie";
import { joinAs, joinAsNewPerson } from "@/db/commands/joining";
import type { FormState } from "@/domain/form";
import { Joining, JoiningToken } from "@/domain/invitation";

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

const homeIn = (slug: string | undefined) => (slug ? `/accounts/${slug}` : "/accounts");
