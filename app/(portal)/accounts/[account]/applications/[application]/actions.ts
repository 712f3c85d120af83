"use server";

import { z } from "zod";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { renameApplication } from "@/db/commands/accounts/names";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { Name } from "@/domain/name";

type Place = Omit<Path, "environment">;

export const renameApplicationTo = async (path: Place, _state: FormState, form: FormData) =>
  submit(z.object({ name: Name, seen: SeenInput }), form, async (actor, { name, seen }) => {
    const { account } = await visit(path.account);
    await renameApplication(actor, account.id, path.application, name, seen);
    return `It is called ${name} now.`;
  });
