"use server";

import { submit } from "@/app/form-action";
import { eraseFormer } from "@/db/commands/people/erasure";
import type { FormState } from "@/domain/form";
import { Erasure } from "@/domain/people/erasure";

export const eraseOne = async (_: FormState, form: FormData) =>
  submit(Erasure, form, async (actor, { id, typed }) => {
    await eraseFormer(actor, id, typed);
    return "Erased.";
  });
