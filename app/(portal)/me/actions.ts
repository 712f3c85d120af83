"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { changeNoticeMail, changePassword, changeProfile } from "@/db/commands/sign-in/profile";
import { endMySession, endOtherSessions } from "@/db/commands/sign-in/sessions";
import type { FormState } from "@/domain/form";
import { NoticePreference, PasswordChange, Profile } from "@/domain/people/profile";

export async function saveProfile(_: FormState, form: FormData) {
  return submit(Profile, form, async (actor, input) => {
    await changeProfile(actor, input);
    return "Saved.";
  });
}

export async function saveNoticeMail(_: FormState, form: FormData) {
  return submit(NoticePreference, form, async (actor, { noticeMail }) => {
    await changeNoticeMail(actor, noticeMail);
    return "Saved.";
  });
}

export async function savePassword(_: FormState, form: FormData) {
  return submit(PasswordChange, form, async (actor, input) => {
    await changePassword(actor, input);
    return "Your password is changed. Every other browser is signed out.";
  });
}

export async function signOutEverywhere(_: FormState, form: FormData) {
  return submit(z.object({}), form, async (actor) => {
    await endOtherSessions(actor);
    return "Every other browser is signed out.";
  });
}

export async function endOne(_: FormState, form: FormData) {
  return submit(z.object({ id: z.uuid() }), form, async (actor, { id }) => {
    await endMySession(actor, id);
    return "Signed out there.";
  });
}
