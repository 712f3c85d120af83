"use server";

import { redirect } from "next/navigation";
import { answer } from "@/app/form-action";
import { keepSession, sender } from "@/app/session-cookie";
import { seedExample } from "@/db/commands/example";
import { makeFirstVisit } from "@/db/commands/first-visit";
import { FirstVisit } from "@/domain/first-visit";
import type { FormState } from "@/domain/form";

export async function foundAgency(_: FormState, form: FormData) {
  return answer(FirstVisit, form, async (input) => {
    const { session, actor } = await makeFirstVisit(input, await sender());
    if (input.example) await seedExample(actor);
    await keepSession(session);
    redirect("/accounts");
  });
}
