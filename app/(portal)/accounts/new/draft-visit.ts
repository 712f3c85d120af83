import "server-only";
import { notFound, redirect } from "next/navigation";
import { unsent } from "@/app/(portal)/accounts/new/unsent";
import { currentActor } from "@/app/session";
import { draftById } from "@/db/queries/accounts/drafts";
import { DRAFT_PAGES, type DraftAnswers, type DraftPage, unfinishedPage } from "@/domain/accounts/draft";
import { NotFound } from "@/domain/refusal";

type WizardPage = DraftPage | "check" | "done";

export const pageOf = (draftId: string, page: WizardPage) => `/accounts/new/${draftId}/${page}`;

/**
 * Opens a page of the wizard: who asks and their draft. Pages before it must be answered, a made draft is done,
 * and a foreign one is not found.
 */
export async function visitDraft(draftId: string, page: WizardPage) {
  const actor = await currentActor(pageOf(draftId, page));
  const draft = await draftById(actor, draftId).catch((error) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const right = rightPage(draft, page);
  if (right !== page) redirect(pageOf(draftId, right));
  const typed = page === "check" || page === "done" ? undefined : await unsent(pageOf(draftId, page));
  const answers: DraftAnswers = typed ? { ...draft.answers, [page]: typed } : draft.answers;
  return { actor, draft: { ...draft, answers } };
}

function rightPage(draft: Awaited<ReturnType<typeof draftById>>, page: WizardPage): WizardPage {
  if (draft.accountId) return "done";
  const order: WizardPage[] = [...DRAFT_PAGES, "check"];
  const unfinished = unfinishedPage(draft.answers) ?? "check";
  return page === "done" || order.indexOf(page) > order.indexOf(unfinished) ? unfinished : page;
}

/** The step before, or the check that one came from. */
export const wayBack = (draftId: string, page: WizardPage, from: unknown) => {
  if (from === "check") return { href: pageOf(draftId, "check"), label: "Back to check" };
  const before = DRAFT_PAGES[[...DRAFT_PAGES, "check"].indexOf(page) - 1];
  return before ? { href: pageOf(draftId, before) } : { href: "/accounts/new", label: "All drafts" };
};
