"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import {
  addTemplateTask,
  changeTemplateTask,
  moveTemplateTask,
  removeTemplateTask,
  restoreTemplate,
} from "@/db/commands/go-live/template";
import { applyTemplate } from "@/db/commands/go-live/template-applied";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { TaskKey } from "@/domain/go-live/checklist/manual-task";
import { Direction, TemplateTaskInput } from "@/domain/go-live/checklist/template-change";
import { counted } from "@/domain/words";

const HERE = "/settings/checklist";
const Key = z.object({ key: TaskKey });

export const add = async (_: FormState, form: FormData) =>
  submit(TemplateTaskInput, form, async (actor, input) => {
    await addTemplateTask(actor, input);
    redirect(HERE);
  });

export const change = async (_: FormState, form: FormData) =>
  submit(
    TemplateTaskInput.extend({ ...Key.shape, seen: SeenInput }),
    form,
    async (actor, { key, seen, ...input }) => {
      await changeTemplateTask(actor, key, input, seen);
      redirect(HERE);
    },
  );

export const move = async (_: FormState, form: FormData) =>
  submit(Key.extend({ direction: Direction }), form, async (actor, { key, direction }) => {
    const title = await moveTemplateTask(actor, key, direction);
    return `Moved ${direction}: ${title}.`;
  });

export const remove = async (_: FormState, form: FormData) =>
  submit(Key, form, async (actor, { key }) => {
    await removeTemplateTask(actor, key);
    redirect(HERE);
  });

export const restore = async (_: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    await restoreTemplate(actor);
    return "The checklist is as Portico brings it.";
  });

export const apply = async (_: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    const changed = await applyTemplate(actor);
    return `${counted(changed, "environment")} brought up to date.`;
  });
