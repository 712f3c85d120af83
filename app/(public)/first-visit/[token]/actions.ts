"use server";

import { redirect } from "next/navigation";
import { answer } from "@/app/form-action";
import { keepSession, sender } from "@/app/session-cookie";
import { makeFirstVisit } from "@/db/commands/first-visit";
import { FirstVisit } from "@/domain/first-visit";
import type { FormState } from "@/domain/form";

export async function foundAgency(_: FormState, form: FormData) {
  return answer(FirstVisit, form, async (input) => {
    const { session } = await makeFirstVisit(input, (await sender()).agent);
    await keepSession(session);
    redirect("/accounts");
  });
}
