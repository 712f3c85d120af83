"use server";

import { z } from "zod";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { renameAccount } from "@/db/commands/accounts/names";
import { resumeAccount, suspendAccount } from "@/db/commands/accounts/suspension";
import { requireOfAccount } from "@/db/commands/sign-in/second-factor-rule";
import { SeenInput } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";
import { Name } from "@/domain/name";
import { SecondFactorRule } from "@/domain/sign-in/second-factor";

export const renameAccountTo = async (slug: string, _state: FormState, form: FormData) =>
  submit(z.object({ name: Name, seen: SeenInput }), form, async (actor, { name, seen }) => {
    const { account } = await visit(slug);
    await renameAccount(actor, account.id, name, seen);
    return `The account is called ${name} now.`;
  });

export const suspend = async (slug: string, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    const { account } = await visit(slug);
    await suspendAccount(actor, account.id);
    return "The account is suspended.";
  });

export const resume = async (slug: string, _state: FormState, form: FormData) =>
  submit(z.object({}), form, async (actor) => {
    const { account } = await visit(slug);
    await resumeAccount(actor, account.id);
    return "The account is not suspended any more.";
  });

export const requireSecondFactor = async (slug: string, _state: FormState, form: FormData) =>
  submit(SecondFactorRule, form, async (actor, { secondFactor }) => {
    const { account } = await visit(slug);
    return (await requireOfAccount(actor, account.id, secondFactor))
      ? "Everybody here signs in with a second factor from now on."
      : "A second factor is up to each of them again.";
  });
