"use server";

import { answerPage, judged, replacePage } from "@/app/(portal)/accounts/new/draft-form";
import type { FormState } from "@/domain/form";

export async function answerPeople(draftId: string, _: FormState, form: FormData) {
  return answerPage(draftId, "people", form, async (sent) => {
    if (form.get("do") !== "skip") return judged("people", sent.before, sent.typed);
    await replacePage(draftId, "people", sent, { ...sent.typed, addresses: "" }, "");
    return undefined;
  });
}
