"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { eraseFormer } from "@/db/commands/people/erasure";
import type { FormState } from "@/domain/form";

const Erasure = z.object({ id: z.uuid(), typed: z.string().min(1, "Type the mail address.") });

export const eraseOne = async (_: FormState, form: FormData) =>
  submit(Erasure, form, async (actor, { id, typed }) => {
    await eraseFormer(actor, id, typed);
    return "Erased.";
  });
