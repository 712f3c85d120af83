"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { markRead } from "@/db/commands/notices/notices";
import type { FormState } from "@/domain/form";
import { boundId } from "@/domain/id";

export const markOneRead = async (id: string, _: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    await markRead(actor, boundId(id), new Date());
    return "Marked as read.";
  });

export async function markAllRead(_: FormState, form: FormData) {
  return submit(z.object({}), form, async (actor) => {
    await markRead(actor, undefined, new Date());
    return "All are marked as read.";
  });
}
