"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { type SitePath, siteAt } from "@/app/(portal)/go-live/site-at";
import { submit } from "@/app/form-action";
import { saveAnew } from "@/app/jobs/save-anew";
import { targetFor } from "@/db/target";
import type { FormState } from "@/domain/form";

export const saveAnewAt = async (path: SitePath, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    const { accountId, environment, site } = await siteAt(actor, path);
    if (!site.snapshot) notFound();
    return saveAnew(actor, {
      accountId,
      environmentId: environment.id,
      hostnameId: site.id,
      target: targetFor({ ...environment, name: site.name }),
      snapshot: site.snapshot,
    });
  });
