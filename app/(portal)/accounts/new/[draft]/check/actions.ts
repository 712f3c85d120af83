"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { pageOf } from "@/app/(portal)/accounts/new/draft-visit";
import { submit } from "@/app/form-action";
import { createFromDraft } from "@/db/commands/accounts/onboarding";
import type { FormState } from "@/domain/form";

const Checked = z.object({ seen: z.coerce.date() });

export async function create(draftId: string, _: FormState, form: FormData) {
  return submit(Checked, form, async (actor, { seen }) => {
    await createFromDraft(actor, draftId, seen);
    redirect(pageOf(draftId, "done"));
  });
}
