"use server";

import { z } from "zod";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { addHostname } from "@/db/commands/accounts/hostnames";
import { renameEnvironment } from "@/db/commands/accounts/names";
import { changeOrigin } from "@/db/commands/accounts/origin";
import { EnvironmentName } from "@/domain/accounts/environment";
import { displayName, Hostname } from "@/domain/accounts/hostname";
import { Origin } from "@/domain/accounts/origin";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";

export const renameEnvironmentTo = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({ name: EnvironmentName, seen: SeenInput }), form, async (actor, { name, seen }) => {
    const { account } = await visit(path.account);
    await renameEnvironment(actor, account.id, path, name, seen);
    return `It is called ${name} now.`;
  });

export const addHostnameTo = async (path: Path, _state: FormState, form: FormData) =>
  submit(z.object({ hostname: Hostname }), form, async (actor, { hostname }) => {
    const { account } = await visit(path.account);
    await addHostname(actor, account.id, path, hostname);
    return `${displayName(hostname)} was added. It is not live before its DNS is changed.`;
  });

const OriginInput = z.object({
  origin: z.union([z.literal("").transform(() => null), Origin]),
  seen: SeenInput,
});

export const changeOriginTo = async (path: Path, _state: FormState, form: FormData) =>
  submit(OriginInput, form, async (actor, { origin, seen }) => {
    const { account } = await visit(path.account);
    await changeOrigin(actor, account.id, path, origin, seen);
    return origin ? `Saved: the edge is to fetch from ${origin}.` : "No origin is set now.";
  });
