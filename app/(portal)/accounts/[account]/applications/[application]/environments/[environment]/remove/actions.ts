"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { pointingOf } from "@/app/pointing";
import { visit } from "@/app/session";
import { removeEnvironment } from "@/db/commands/accounts/removal";
import { goingWith } from "@/db/queries/accounts/removal";
import type { FormState } from "@/domain/form";

export const removeEnvironmentAt = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({ typed: z.string() }), form, async (actor, { typed }) => {
    const { account } = await visit(path.account);
    const { application, environment } = path;
    const going = await goingWith(actor, account.id, { application, environment });
    const pointing = await pointingOf(going?.hosts ?? []);
    await removeEnvironment(actor, account.id, path, { typed, pointing });
    redirect(`/accounts/${account.slug}/applications/${application}`);
  });
