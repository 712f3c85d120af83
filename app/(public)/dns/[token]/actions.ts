"use server";

import { z } from "zod";
import { answer } from "@/app/form-action";
import { checkForHolder } from "@/app/jobs/check-link";
import { sender } from "@/app/session-cookie";
import { forwardDnsTask } from "@/db/commands/go-live/dns-holder";
import { DnsForward } from "@/domain/dns-task/dns-link";
import type { FormState } from "@/domain/form";

export const checkChange = async (token: string, _state: FormState, form: FormData) =>
  answer(z.object({}), form, async () => checkForHolder(token, (await sender()).address));

export const passOn = async (token: string, _state: FormState, form: FormData) =>
  answer(DnsForward, form, async (to) => {
    const email = await forwardDnsTask(token, to, (await sender()).address, new Date());
    return `A link of their own is on its way to ${email}. Yours still works.`;
  });
