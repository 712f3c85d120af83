"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { saveAnew } from "@/app/jobs/save-anew";
import { visit } from "@/app/session";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { targetFor } from "@/db/target";
import type { FormState } from "@/domain/form";
import { can } from "@/domain/people/permission";
import { Forbidden } from "@/domain/refusal";

export interface RecordsPath {
  account: string;
  application: string;
  environment: string;
  hostnameId: string;
}

export const saveAnewAt = async (path: RecordsPath, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    const { account, role } = await visit(path.account);
    // Nothing is asked of anybody for somebody whose role does not allow it.
    if (!can(role, "environment.update")) throw new Forbidden();
    const goLive = await goLiveOf(actor, { ...path, accountId: account.id });
    const site = goLive?.hostnames.find(({ id }) => id === path.hostnameId);
    if (!goLive || !site?.snapshot) notFound();
    const target = targetFor({ ...goLive.environment, name: site.name });
    return saveAnew(actor, {
      accountId: account.id,
      environmentId: goLive.environment.id,
      hostnameId: site.id,
      target,
      snapshot: site.snapshot,
    });
  });
