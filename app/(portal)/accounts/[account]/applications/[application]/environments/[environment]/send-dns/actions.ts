"use server";

import { notFound } from "next/navigation";
import type { Path } from "@/app/(portal)/go-live/open";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { sendDnsTasks } from "@/db/commands/go-live/dns-sending";
import { remind, revokeDnsTask } from "@/db/commands/go-live/dns-tasks";
import { environmentAt } from "@/db/queries/go-live/go-live";
import { DnsHandOver, DnsLinkChoice } from "@/domain/dns-task/dns-link";
import type { FormState } from "@/domain/form";
import { list } from "@/domain/go-live/checks/check";
import { env } from "@/env";

export const send = async (path: Path, _state: FormState, form: FormData) =>
  submit(DnsHandOver, form, async (actor, input) => {
    const { account } = await visit(path.account);
    const { id } = (await environmentAt(actor, { ...path, accountId: account.id })) ?? notFound();
    const given = await sendDnsTasks(actor, account.id, id, input, new Date());
    if (input.how === "copy" || !env().smtpUrl)
      return given.length > 1
        ? "The links are made. Copy them from the list below."
        : "The link is made. Copy it from the list below.";
    return `On its way to ${list([...new Set(given.map(({ recipient }) => recipient ?? ""))])}.`;
  });

export const settleLink = async (path: Path, _state: FormState, form: FormData) =>
  submit(DnsLinkChoice, form, async (actor, choice) => {
    const { account } = await visit(path.account);
    if ("remind" in choice) {
      const recipient = await remind(actor, account.id, choice.remind, new Date());
      return env().smtpUrl
        ? `Sent again to ${recipient}. The link is the same.`
        : `The link of ${recipient} is renewed. Copy it from the list below.`;
    }
    const { forwarded } = await revokeDnsTask(actor, account.id, choice.revoke, new Date());
    const also =
      forwarded === 1 ? ", and the one passed on from it" : `, and the ${forwarded} passed on from it`;
    return `The link is revoked${forwarded > 0 ? also : ""}.`;
  });
