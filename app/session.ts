import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { sender, sessionToken } from "@/app/session-cookie";
import { accountBySlug } from "@/db/queries/accounts";
import { actorOf } from "@/db/queries/sessions";
import type { Actor } from "@/domain/actor";

/** The signed-in person, or undefined. */
export const visitor = cache(async (): Promise<Actor | undefined> => {
  const token = await sessionToken();
  const actor = token ? await actorOf(token) : undefined;
  return actor && { ...actor, address: (await sender()).address };
});

/** Who asks. Sends a visitor without a session to sign in, and then to `next`. */
export const currentActor = cache(async (next?: string): Promise<Actor> => {
  const actor = await visitor();
  if (!actor) redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  return actor;
});

/** Opens a page of one account: who asks, the account, and their role in it. 404 when it is not theirs. */
export const visit = cache(async (slug: string) => {
  const actor = await currentActor(`/accounts/${slug}`);
  const account = await accountBySlug(actor, slug);
  if (!account) notFound();
  return { actor, account, role: account.role };
});
