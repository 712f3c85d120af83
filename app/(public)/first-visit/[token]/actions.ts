"use server";

import { redirect } from "next/navigation";
import { answer } from "@/app/form-action";
import { keepSession, sender } from "@/app/session-cookie";
import { seedExample } from "@/db/commands/accounts/example";
import { makeFirstVisit } from "@/db/commands/sign-in/first-visit";
import type { FormState } from "@/domain/form";
import { FirstVisit } from "@/domain/sign-in/first-visit";

export async function foundAgency(_: FormState, form: FormData) {
  return answer(FirstVisit, form, async (input) => {
    const { session, actor } = await makeFirstVisit(input, await sender());
    // The link is used up: whatever becomes of the example, they are in.
    await keepSession(session);
    if (input.example)
      await seedExample(actor).catch((error) => console.error("the example could not be made:", error));
    redirect("/accounts");
  });
}
