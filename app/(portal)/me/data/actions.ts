"use server";

import { redirect } from "next/navigation";
import { submit } from "@/app/form-action";
import { forgetSession } from "@/app/session-cookie";
import { eraseMyself } from "@/db/commands/people/erasure";
import type { FormState } from "@/domain/form";
import { OwnErasure } from "@/domain/people/erasure";

export const erase = async (_: FormState, form: FormData) =>
  submit(OwnErasure, form, async (actor, { typed }) => {
    await eraseMyself(actor, typed);
    await forgetSession();
    redirect("/sign-in");
  });
