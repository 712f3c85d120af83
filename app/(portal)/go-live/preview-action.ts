"use server";

import { notFound } from "next/navigation";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { keepPreview, startPreview } from "@/db/commands/go-live/previews";
import { environmentAt } from "@/db/queries/go-live/go-live";
import { targetFor } from "@/db/target";
import type { FormState } from "@/domain/form";
import { PreviewInput } from "@/domain/go-live/seen/preview";
import { compare } from "@/gateways/compare";
import { internet } from "@/gateways/internet";
import type { Path } from "./open";

export const compareIt = async (path: Path, _state: FormState, form: FormData) =>
  submit(PreviewInput, form, async (actor, { hostname }) => {
    const { account } = await visit(path.account);
    const environment = (await environmentAt(actor, { ...path, accountId: account.id })) ?? notFound();
    const place = { accountId: account.id, environmentId: environment.id };
    const hostnameId = await startPreview(actor, place, hostname, new Date());
    const target = targetFor({ ...environment, name: hostname });
    await keepPreview(hostnameId, await compare(target, internet(), () => new Date()));
    return "Compared. What was seen stands below.";
  });
