"use server";

import { redirect } from "next/navigation";
import { refuseOtherSites } from "@/app/same-origin";
import { forgetSession, sessionToken } from "@/app/session-cookie";
import { endSession } from "@/db/commands/sign-in/sessions";
import { internalPath } from "@/domain/sign-in/session";

/** The action of every "Sign out" form. A field `next` says where to go then. */
export async function signOut(form: FormData) {
  await refuseOtherSites();
  const token = await sessionToken();
  if (token) await endSession(token);
  await forgetSession();
  redirect(internalPath(form.get("next")) ?? "/sign-in");
}
