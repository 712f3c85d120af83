"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { renameApplication } from "@/db/commands/names";
import type { FormState } from "@/domain/form";
import { Name } from "@/domain/name";

interface Path {
  account: string;
  application: string;
}

export const renameApplicationTo = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({ name: Name }), form, async (actor, { name }) => {
    const { account } = await visit(path.account);
    await renameApplication(actor, account.id, path.application, name);
    return `It is called ${name} now.`;
  });
