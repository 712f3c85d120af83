"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { submit } from "@/app/form-action";
import { refuseOtherSites } from "@/app/same-origin";
import { currentActor, visit } from "@/app/session";
import { startViewing, stopViewing } from "@/db/commands/people/viewing";
import type { FormState } from "@/domain/form";
import { ViewChoice } from "@/domain/people/viewing";

// The frame says whose eyes these are, and going to another page alone would keep it: it is drawn anew.

/** Shows the portal as this client sees it, from the account's overview on. */
export async function viewAsClient(slug: string, _: FormState, form: FormData) {
  return submit(ViewChoice, form, async (actor, { role }) => {
    const { account } = await visit(slug);
    await startViewing(actor, account.id, role, new Date());
    refresh();
    redirect(`/accounts/${slug}`);
  });
}

/** The one thing that can be done while viewing: back to one's own portal, at the same account. */
export async function stopView() {
  await refuseOtherSites();
  const actor = await currentActor();
  await stopViewing(actor);
  refresh();
  redirect(actor.viewing ? `/accounts/${actor.viewing.slug}/people` : "/accounts");
}
