"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { pointingOf } from "@/app/pointing";
import { visit } from "@/app/session";
import { removeHostname } from "@/db/commands/accounts/hostnames";
import { goingWith } from "@/db/queries/accounts/removal";
import type { FormState } from "@/domain/form";

export const removeHostnameAt = async (
  path: Path & { hostname: string },
  _state: FormState,
  form: FormData,
) =>
  submit(z.object({ typed: z.string() }), form, async (actor, { typed }) => {
    const { account } = await visit(path.account);
    const { application, environment, hostname } = path;
    const going = await goingWith(actor, account.id, { application, environment, hostname });
    const pointing = await pointingOf(going?.hosts ?? []);
    await removeHostname(actor, account.id, path, { typed, pointing });
    redirect(`/accounts/${account.slug}/applications/${application}/environments/${environment}`);
  });
