"use server";

import { answerPage, judged, replacePage, type Sent } from "@/app/(portal)/accounts/new/draft-form";
import { takenHostnames } from "@/db/queries/accounts/taken-hostnames";
import { inputOf } from "@/domain/accounts/draft";
import { withAnotherRow, withoutRows } from "@/domain/accounts/draft-environments";
import { takenSentence } from "@/domain/accounts/hostname";
import type { FormState } from "@/domain/form";

export async function answerEnvironments(draftId: string, _: FormState, form: FormData) {
  return answerPage(draftId, "environments", form, async (sent) => {
    if (form.get("do") === "add")
      return replacePage(
        draftId,
        "environments",
        sent,
        withAnotherRow(sent.typed),
        "There is room for one more environment.",
      );
    if (form.get("do") === "skip") {
      await replacePage(draftId, "environments", sent, withoutRows(sent.typed), "");
      return undefined;
    }
    return judged("environments", sent.before, sent.typed) ?? refuseTaken(sent);
  });
}

async function refuseTaken({ actor, typed, before }: Sent): Promise<FormState | undefined> {
  const environments = inputOf.environments(before).parse(typed);
  const taken = await takenHostnames(
    actor,
    environments.map(({ hostname }) => hostname),
  );
  const wrong = environments.filter(({ hostname }) => taken.includes(hostname));
  if (wrong.length === 0) return undefined;
  const errors = wrong.map(({ row, hostname }) => [`${row}-hostname`, [takenSentence(hostname)]]);
  return { errors: Object.fromEntries(errors), values: typed };
}
