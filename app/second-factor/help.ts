"use server";

import { submit } from "@/app/form-action";
import { resetSecondFactor, revokeSessions } from "@/db/commands/sign-in/second-factor-help";
import type { FormState } from "@/domain/form";
import { PersonChoice } from "@/domain/people/membership";

export async function endSessionsOf(_: FormState, form: FormData) {
  return submit(PersonChoice, form, async (actor, { userId }) => {
    return `${await revokeSessions(actor, userId)} is signed out everywhere.`;
  });
}

export async function takeSecondFactorAway(_: FormState, form: FormData) {
  return submit(PersonChoice, form, async (actor, { userId }) => {
    return `${await resetSecondFactor(actor, userId)} signs in without a second factor now.`;
  });
}
