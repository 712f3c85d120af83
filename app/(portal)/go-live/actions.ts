"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { checkNow } from "@/app/jobs/check-now";
import { visit } from "@/app/session";
import { approve, noteApproval } from "@/db/commands/go-live/approval";
import { recordGoLive } from "@/db/commands/go-live/go-live-record";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { planTask } from "@/db/commands/go-live/task-plans";
import { environmentAt } from "@/db/queries/go-live/go-live";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { ApprovalInput } from "@/domain/go-live/checklist/approval";
import { ManualTaskInput } from "@/domain/go-live/checklist/manual-task";
import { TaskPlanInput } from "@/domain/go-live/checklist/task-plan";
import type { Path } from "./open";

export const checkIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => checkNow(actor, await place(path)));

export const mark = async (path: Path, _state: FormState, form: FormData) =>
  submit(ManualTaskInput, form, async (actor, { task, done }) => {
    const { accountId, id } = await place(path);
    const title = await markTask(actor, accountId, id, task, done, new Date());
    return done ? `Done: ${title}.` : `Open again: ${title}.`;
  });

export const recordIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    await recordGoLive(actor, await placeOf(path), new Date());
    return "The go-live is recorded.";
  });

export const approveIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    await approve(actor, await placeOf(path), new Date());
    return "Approved.";
  });

export const noteIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(ApprovalInput, form, async (actor, { words }) => {
    await noteApproval(actor, await placeOf(path), words, new Date());
    return `Noted: approved by ${words}.`;
  });

export const plan = async (path: Path, _state: FormState, form: FormData) =>
  submit(TaskPlanInput.extend({ seen: SeenInput }), form, async (actor, { seen, ...input }) => {
    await planTask(actor, await placeOf(path), input, seen);
    return "The plan is saved.";
  });

async function placeOf(path: Path) {
  const { accountId, id: environmentId } = await place(path);
  return { accountId, environmentId };
}

async function place(path: Path) {
  const { actor, account } = await visit(path.account);
  return (await environmentAt(actor, { ...path, accountId: account.id })) ?? notFound();
}
