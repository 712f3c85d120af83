"use server";

import { redirect } from "next/navigation";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { EnvironmentInput } from "@/domain/accounts/environment";
import type { FormState } from "@/domain/form";

export async function addEnvironment(
  path: { account: string; application: string },
  _: FormState,
  form: FormData,
) {
  return submit(EnvironmentInput, form, async (actor, input) => {
    const { account } = await visit(path.account);
    const { slug } = await createEnvironment(actor, account.id, path.application, input);
    redirect(`/accounts/${account.slug}/applications/${path.application}/environments/${slug}`);
  });
}
