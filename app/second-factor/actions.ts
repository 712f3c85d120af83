"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { submitOwn } from "@/app/form-action";
import { ownerOfLogin } from "@/app/session";
import { addPasskey, askNewPasskey, removePasskey } from "@/db/commands/sign-in/passkeys";
import { makeRecoveryCodes } from "@/db/commands/sign-in/recovery-codes";
import { confirmTotp, removeTotp, startTotp } from "@/db/commands/sign-in/totps";
import type { FormState } from "@/domain/form";
import { CodeEntry, inFours, NewPasskey, PasskeyChoice } from "@/domain/sign-in/second-factor";
import { withNext } from "@/domain/sign-in/session";
import { question } from "./question";

export async function startApp(_: FormState, form: FormData) {
  return submitOwn(z.object({}), form, async (actor) => {
    await startTotp(actor);
    return "";
  });
}

export async function confirmApp(_: FormState, form: FormData) {
  return submitOwn(CodeEntry, form, async (actor, { code, next }) => {
    await confirmTotp(actor, code);
    redirect(withNext("/me/security/codes", next));
  });
}

export async function removeApp(_: FormState, form: FormData) {
  return submitOwn(z.object({}), form, async (actor) => {
    await removeTotp(actor);
    return "The app is removed. Every other browser is signed out.";
  });
}

export async function makeQuestion() {
  const actor = await ownerOfLogin();
  return question(() => askNewPasskey(actor));
}

export async function keepPasskey(_: FormState, form: FormData) {
  return submitOwn(NewPasskey, form, async (actor, { next, ...made }) => {
    await addPasskey(actor, made);
    redirect(withNext("/me/security/codes", next));
  });
}

export async function dropPasskey(_: FormState, form: FormData) {
  return submitOwn(PasskeyChoice, form, async (actor, { id }) => {
    await removePasskey(actor, id);
    return "The passkey is removed. Every other browser is signed out.";
  });
}

export async function makeCodes(_: FormState, form: FormData) {
  return submitOwn(z.object({}), form, async (actor) => {
    const codes = await makeRecoveryCodes(actor);
    return { codes: codes.map(inFours), said: "These are shown once. Every earlier code has ended." };
  });
}
