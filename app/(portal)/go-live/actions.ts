"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { checkNow } from "@/app/jobs/check-now";
import { visit } from "@/app/session";
import { markTask } from "@/db/commands/manual-tasks";
import { environmentAt } from "@/db/queries/go-live";
import type { FormState } from "@/domain/form";
import { ManualTaskInput } from "@/domain/go-live/manual-task";
import type { Path } from "./open";

export const checkIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => checkNow(actor, await place(path)));

export const mark = async (path: Path, _state: FormState, form: FormData) =>
  submit(ManualTaskInput, form, async (actor, { task, done }) => {
    const { accountId, id } = await place(path);
    const title = await markTask(actor, accountId, id, task, done, new Date());
    return done ? `Done: ${title}.` : `Open again: ${title}.`;
  });

async function place(path: Path) {
  const { actor, account } = await visit(path.account);
  return (await environmentAt(actor, { ...path, accountId: account.id })) ?? notFound();
}
