import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { answerWith, askedPage } from "@/app/answer";
import { sender, sessionToken } from "@/app/session-cookie";
import { accountBySlug } from "@/db/queries/accounts/accounts";
import { pendingBehind, sessionBehind } from "@/db/queries/sign-in/sessions";
import type { Actor } from "@/domain/people/actor";
import { confirmHref, isFresh } from "@/domain/sign-in/proof";
import { withNext } from "@/domain/sign-in/session";

/** The signed-in person, or undefined. */
export const visitor = cache(async (): Promise<Actor | undefined> => {
  const held = await holder();
  return held && !held.mustEnrol ? held.actor : undefined;
});

const holder = cache(async () => {
  const token = await sessionToken();
  const held = token ? await sessionBehind(token) : undefined;
  if (held) answerWith({ who: held.actor.userId });
  return held && { ...held, actor: { ...held.actor, address: (await sender()).address } };
});

/** Who asks. Sends a visitor without a session to sign in, and then to `next`. */
export const currentActor = cache(async (next?: string): Promise<Actor> => {
  const actor = await visitor();
  if (!actor) redirect(withNext(await wayIn(), askedPage() ?? next));
  return actor;
});

/** What is still missing: the second factor to be set up or to be shown, or the whole sign-in. */
async function wayIn() {
  if (await holder()) return "/sign-in/enrol";
  return (await pendingVisitor()) ? "/sign-in/code" : "/sign-in";
}

/** Who is between the first and the second proof in this browser. */
export const pendingVisitor = cache(async () => {
  const token = await sessionToken();
  const pending = token ? await pendingBehind(token) : undefined;
  return pending && { ...pending, address: (await sender()).address };
});

/** Whoever must set up a second factor before anything else. */
export const enrollee = cache(async () => {
  const held = await holder();
  return held?.mustEnrol ? held.actor : undefined;
});

/** Who asks on a page about their own second factor: open also to those who must set one up before anything else. */
export const ownerOfLogin = cache(async (next?: string) => (await holder())?.actor ?? currentActor(next));

/** Opens a page of one account: who asks, the account, and their role in it. 404 when it is not theirs. */
export const visit = cache(async (slug: string) => {
  const actor = await currentActor(`/accounts/${slug}`);
  const account = await accountBySlug(actor, slug);
  if (!account) notFound();
  return { actor, account, role: account.role };
});

/** The same for a page whose form asks for a fresh proof: it is asked for before anything is typed. */
export async function provenOwner(next: string) {
  const actor = await ownerOfLogin(next);
  if (!isFresh(actor.provenAt, new Date())) redirect(confirmHref(next));
  return actor;
}
