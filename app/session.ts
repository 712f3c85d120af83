import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { accountBySlug } from "@/db/queries/accounts";
import type { Actor } from "@/domain/actor";

/** Who asks. Sends a visitor without a session to sign in. */
export const currentActor = cache(async (): Promise<Actor> => {
  redirect("/sign-in");
});

/** Opens a page of one account: who asks, the account, and their role in it. 404 when it is not theirs. */
export const visit = cache(async (slug: string) => {
  const actor = await currentActor();
  const account = await accountBySlug(actor, slug);
  if (!account) notFound();
  return { actor, account, role: account.role };
});
