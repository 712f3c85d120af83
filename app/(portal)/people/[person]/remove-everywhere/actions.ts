"use server";

import { submit } from "@/app/form-action";
import { removeEverywhere } from "@/db/commands/people/leaving";
import type { FormState } from "@/domain/form";
import { Leaving } from "@/domain/people/leaving";

export async function leave(_: FormState, form: FormData) {
  return submit(Leaving, form, async (actor, choice) => {
    const { name, results } = await removeEverywhere(actor, choice);
    return { said: `${name} is signed out in every browser.`, results };
  });
}
