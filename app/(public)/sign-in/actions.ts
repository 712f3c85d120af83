"use server";

import { answer } from "@/app/form-action";
import { land } from "@/app/landing";
import { keepSession, sender } from "@/app/session-cookie";
import { signInWithPassword } from "@/db/commands/sign-in";
import type { FormState } from "@/domain/form";
import { PasswordSignIn } from "@/domain/sign-in";

export async function signIn(_: FormState, form: FormData) {
  return answer(PasswordSignIn, form, async (input) => {
    const session = await signInWithPassword(input, await sender());
    await keepSession(session);
    return land(session.userId, input.next);
  });
}
