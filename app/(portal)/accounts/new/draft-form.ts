import "server-only";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { pageOf } from "@/app/(portal)/accounts/new/draft-visit";
import { forgetUnsent, keepUnsent } from "@/app/(portal)/accounts/new/unsent";
import { judge, submit } from "@/app/form-action";
import { visitor } from "@/app/session";
import { keepAnswers } from "@/db/commands/accounts/drafts";
import { draftById } from "@/db/queries/accounts/drafts";
import { type DraftAnswers, type DraftPage, inputOf, type Typed, TypedPage } from "@/domain/accounts/draft";
import type { FormState } from "@/domain/form";
import type { Actor } from "@/domain/people/actor";

export interface Sent {
  actor: Actor;
  typed: Typed;
  /** What the draft held before. */
  before: DraftAnswers;
}

/**
 * Keeps a page of a draft as typed, then lets `next` answer: a state to show again, or nothing to go on.
 * What is wrong with the page is thereby kept too, and shown when one returns.
 */
export async function answerPage(
  draftId: string,
  page: DraftPage,
  form: FormData,
  next: (sent: Sent) => Promise<FormState | undefined>,
): Promise<FormState> {
  const path = pageOf(draftId, page);
  const checking = form.get("from") === "check";
  if (!(await visitor())) {
    await keepUnsent(path, form);
    redirect(signIn(checking ? `${path}?from=check` : path));
  }
  await forgetUnsent();
  let shown: FormState | undefined;
  const kept = await submit(TypedPage, form, async (actor, typed) => {
    const { answers } = await draftById(actor, draftId);
    await keepAnswers(actor, draftId, { [page]: typed });
    shown = await next({ actor, typed, before: answers });
    if (!shown) redirect(pageOf(draftId, checking ? "check" : following[page]));
    return "";
  });
  return kept.errors ? kept : (shown ?? {});
}

const signIn = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`;

const following = { website: "environments", environments: "people", people: "check" } as const;

/** What is wrong with a page, beside its fields; undefined when nothing is. */
export function judged(page: DraftPage, answers: DraftAnswers, typed: Typed): FormState | undefined {
  return judge<z.ZodType>(inputOf[page]({ ...answers, [page]: typed }), typed).state;
}

/** Replaces a page by what a button made of it, and shows that. */
export async function replacePage(
  draftId: string,
  page: DraftPage,
  { actor }: Sent,
  typed: Typed,
  said: string,
) {
  await keepAnswers(actor, draftId, { [page]: typed });
  return { values: typed, said };
}
