"use server";

import { redirect } from "next/navigation";
import { answer } from "@/app/form-action";
import { enter } from "@/app/landing";
import { question } from "@/app/second-factor/question";
import { pendingVisitor } from "@/app/session";
import { askPasskeyOf } from "@/db/commands/sign-in/passkeys";
import { passWithCode, passWithPasskey } from "@/db/commands/sign-in/second-step";
import type { FormState } from "@/domain/form";
import { CodeEntry, PasskeyAnswer } from "@/domain/sign-in/second-factor";

const ENDED = "/sign-in?error=Pending";

export async function showCode(_: FormState, form: FormData) {
  return answer(CodeEntry, form, async ({ code, next }) => {
    const pending = (await pendingVisitor()) ?? redirect(ENDED);
    const session = await passWithCode(pending, code);
    return session ? enter(session, next) : redirect("/sign-in?error=Codes");
  });
}

export async function showQuestion() {
  const { userId, id } = (await pendingVisitor()) ?? redirect(ENDED);
  return question(() => askPasskeyOf({ userId, sessionId: id }));
}

export async function showPasskey(_: FormState, form: FormData) {
  return answer(PasskeyAnswer, form, async ({ response, next }) => {
    const pending = (await pendingVisitor()) ?? redirect(ENDED);
    const session = await passWithPasskey(pending, response);
    return session ? enter(session, next) : redirect(ENDED);
  });
}
