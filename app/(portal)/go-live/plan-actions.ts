"use server";

import { notFound } from "next/navigation";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { environmentAt } from "@/db/queries/go-live/go-live";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { PlanInput } from "@/domain/go-live/due";
import type { Path } from "./open";

export const planIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(PlanInput.extend({ seen: SeenInput }), form, async (actor, { seen, ...plan }) => {
    const { account } = await visit(path.account);
    const environment = await environmentAt(actor, { ...path, accountId: account.id });
    if (!environment) notFound();
    await planGoLive(actor, { accountId: account.id, environmentId: environment.id }, plan, new Date(), seen);
    return "Saved.";
  });
