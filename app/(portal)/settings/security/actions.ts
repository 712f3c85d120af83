"use server";

import { submit } from "@/app/form-action";
import { requireOfStaff } from "@/db/commands/sign-in/second-factor-rule";
import type { FormState } from "@/domain/form";
import { SecondFactorRule } from "@/domain/sign-in/second-factor";

export async function saveRule(_: FormState, form: FormData) {
  return submit(SecondFactorRule, form, async (actor, { secondFactor }) =>
    (await requireOfStaff(actor, secondFactor))
      ? "Everybody of the agency signs in with a second factor from now on."
      : "A second factor is up to each of you again.",
  );
}
