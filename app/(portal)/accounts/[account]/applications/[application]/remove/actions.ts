"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { pointingOf } from "@/app/pointing";
import { visit } from "@/app/session";
import { removeApplication } from "@/db/commands/accounts/removal";
import { goingWith } from "@/db/queries/accounts/removal";
import type { FormState } from "@/domain/form";

type Place = Omit<Path, "environment">;

export const removeApplicationAt = async (path: Place, _state: FormState, form: FormData) =>
  submit(z.object({ typed: z.string() }), form, async (actor, { typed }) => {
    const { account } = await visit(path.account);
    const going = await goingWith(actor, account.id, { application: path.application });
    const pointing = await pointingOf(going?.hosts ?? []);
    await removeApplication(actor, account.id, path.application, { typed, pointing });
    redirect(`/accounts/${account.slug}`);
  });
