"use server";

import { redirect } from "next/navigation";
import { judge, submit } from "@/app/form-action";
import { findOrigins } from "@/app/origin-lookup";
import { visit } from "@/app/session";
import { createApplication } from "@/db/commands/accounts/new-application";
import { displayName } from "@/domain/accounts/hostname";
import {
  ApplicationForm,
  meantInstead,
  NewApplication,
  proposed,
  swapped,
  wantsProposal,
} from "@/domain/accounts/new-application";
import type { FormState } from "@/domain/form";
import { can } from "@/domain/people/permission";
import { Forbidden } from "@/domain/refusal";

export async function addApplication(slug: string, _: FormState, form: FormData): Promise<FormState> {
  let shown: FormState | undefined;
  const refused = await submit(ApplicationForm, form, async (actor, sent) => {
    const { account, role } = await visit(slug);
    // Nothing is asked of anybody for somebody whose role does not allow it.
    if (!can(role, "application.create")) throw new Forbidden();
    shown = await proposal(sent);
    if (shown) return "";
    const { data, state } = judge(NewApplication, sent);
    shown = state;
    if (!data) return "";
    const application = await createApplication(actor, account.id, data);
    redirect(`/accounts/${account.slug}/applications/${application.slug}`);
  });
  return refused.errors ? refused : (shown ?? {});
}

/** What to show before anything is made: the swap for a staging address, or what could be found out. */
async function proposal(sent: ApplicationForm): Promise<FormState | undefined> {
  const production = meantInstead(sent);
  if (production && sent.do !== "swap" && sent.do !== "keep")
    return {
      errors: {
        hostname: [
          `This name starts with ${sent.hostname.split(".")[0]}. The first address becomes production.`,
        ],
      },
      values: { ...sent, hostname: displayName(sent.hostname), guess: displayName(production) },
    };
  const form = production && sent.do === "swap" ? swapped(sent, production) : sent;
  if (form === sent && !wantsProposal(form)) return undefined;
  const { values, said } = proposed(form, (await findOrigins([form.hostname]))[form.hostname]);
  return { values: { ...values, ...(sent.do === "keep" && { keep: sent.hostname }) }, said };
}
