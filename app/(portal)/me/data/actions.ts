"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { forgetSession } from "@/app/session-cookie";
import { eraseMyself } from "@/db/commands/people/erasure";
import type { FormState } from "@/domain/form";

const Typed = z.object({ typed: z.string().min(1, "Type your mail address.") });

export const erase = async (_: FormState, form: FormData) =>
  submit(Typed, form, async (actor, { typed }) => {
    await eraseMyself(actor, typed);
    await forgetSession();
    redirect("/sign-in");
  });
