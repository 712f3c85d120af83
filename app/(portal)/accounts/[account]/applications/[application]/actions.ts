"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { renameApplication } from "@/db/commands/accounts/names";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { Name } from "@/domain/name";

interface Path {
  account: string;
  application: string;
}

export const renameApplicationTo = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({ name: Name, seen: SeenInput }), form, async (actor, { name, seen }) => {
    const { account } = await visit(path.account);
    await renameApplication(actor, account.id, path.application, name, seen);
    return `It is called ${name} now.`;
  });
