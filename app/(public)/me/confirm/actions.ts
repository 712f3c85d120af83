"use server";

import { redirect } from "next/navigation";
import { answer, submitOwn } from "@/app/form-action";
import { question } from "@/app/second-factor/question";
import { ownerOfLogin } from "@/app/session";
import { keepSession } from "@/app/session-cookie";
import { askPasskeyOf } from "@/db/commands/sign-in/passkeys";
import { proveByAnswer, proveByPasskey } from "@/db/commands/sign-in/proof";
import type { FormState } from "@/domain/form";
import { Proof } from "@/domain/sign-in/proof";
import { PROOF_FIELD } from "@/domain/sign-in/proof-field";
import { PasskeyAnswer } from "@/domain/sign-in/second-factor";
import { internalPath } from "@/domain/sign-in/session";

const back = (next: string | undefined) => redirect(internalPath(next) ?? "/me/security");

export async function confirm(_: FormState, form: FormData) {
  const actor = await ownerOfLogin();
  return answer(Proof, form, async (input) => {
    await keepSession(await proveByAnswer(actor, input[PROOF_FIELD]));
    return back(input.next);
  });
}

export async function confirmQuestion() {
  const actor = await ownerOfLogin();
  return question(() => askPasskeyOf(actor));
}

export async function confirmByPasskey(_: FormState, form: FormData) {
  return submitOwn(PasskeyAnswer, form, async (actor, { response, next }) => {
    await keepSession(await proveByPasskey(actor, response));
    return back(next);
  });
}
