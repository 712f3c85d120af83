"use server";

import { after } from "next/server";
import { answer } from "@/app/form-action";
import { deliverMail } from "@/app/jobs/mail";
import { enter } from "@/app/landing";
import { sender } from "@/app/session-cookie";
import { countRecovery, mailRecovery, recover } from "@/db/commands/sign-in/recovery";
import type { FormState } from "@/domain/form";
import { LinkRequest, Recovery } from "@/domain/sign-in/sign-in";

/** Says the same, in the same time, whether or not there is such a login. */
export async function ask(_: FormState, form: FormData) {
  return answer(LinkRequest, form, async ({ email }) => {
    await countRecovery(email, (await sender()).address);
    after(async () => {
      await mailRecovery(email);
      await deliverMail();
    });
    return `If ${email} has a login here, a link is on its way to it.`;
  });
}

export async function choose(_: FormState, form: FormData) {
  return answer(Recovery, form, async (input) => {
    const session = await recover(input, await sender());
    return enter(session);
  });
}
