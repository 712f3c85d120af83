"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { pageOf } from "@/app/(portal)/accounts/new/draft-visit";
import { submit } from "@/app/form-action";
import { findOrigins } from "@/app/origin-lookup";
import { currentActor } from "@/app/session";
import { refuseUnlessFounder } from "@/db/commands/accounts/accounts";
import { discardDraft, startDraft } from "@/db/commands/accounts/drafts";
import { FirstAddress } from "@/domain/accounts/draft-website";
import type { FormState } from "@/domain/form";

export async function begin(_: FormState, form: FormData) {
  await currentActor("/accounts/new");
  return submit(FirstAddress, form, async (actor, { hostname }) => {
    // Nothing is asked of anybody for somebody whose role does not allow it.
    refuseUnlessFounder(actor);
    const found = await findOrigins([hostname]);
    redirect(pageOf(await startDraft(actor, { website: { hostname }, found }), "website"));
  });
}

export async function discard(_: FormState, form: FormData) {
  return submit(z.object({ discard: z.uuid() }), form, async (actor, { discard: draftId }) => {
    await discardDraft(actor, draftId);
    return "Draft discarded.";
  });
}
