"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { pointingOf } from "@/app/pointing";
import { visit } from "@/app/session";
import { removeAccount } from "@/db/commands/accounts/removal";
import { goingWith } from "@/db/queries/accounts/removal";
import type { FormState } from "@/domain/form";

export const removeAccountAt = async (slug: string, _state: FormState, form: FormData) =>
  submit(z.object({ typed: z.string() }), form, async (actor, { typed }) => {
    const { account } = await visit(slug);
    const going = await goingWith(actor, account.id, {});
    await removeAccount(actor, account.id, { typed, pointing: await pointingOf(going?.hosts ?? []) });
    redirect("/accounts");
  });
