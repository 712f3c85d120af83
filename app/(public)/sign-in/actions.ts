"use server";

import { redirect } from "next/navigation";
import { afterSignIn, askAuth } from "@/app/auth/ask";
import { answer } from "@/app/form-action";
import { enter } from "@/app/landing";
import { challenge, keepChallenge } from "@/app/second-factor/challenge-cookie";
import { question } from "@/app/second-factor/question";
import { sender } from "@/app/session-cookie";
import { askAnyPasskey, signInWithPasskey } from "@/db/commands/sign-in/passkey-sign-in";
import { signInWithPassword } from "@/db/commands/sign-in/sign-in";
import { countTry } from "@/db/commands/sign-in/throttle";
import type { FormState } from "@/domain/form";
import { PasskeyAnswer } from "@/domain/sign-in/second-factor";
import { internalPath } from "@/domain/sign-in/session";
import { LinkRequest, OAuthChoice, PasswordSignIn, SignInLink } from "@/domain/sign-in/sign-in";

export async function signIn(_: FormState, form: FormData) {
  return answer(PasswordSignIn, form, async (input) => {
    const session = await signInWithPassword(input, await sender());
    return enter(session, input.next);
  });
}

export async function signInQuestion() {
  return question(async () => {
    const { options, cookie } = await askAnyPasskey();
    await keepChallenge(cookie);
    return options;
  });
}

export async function signInByPasskey(_: FormState, form: FormData) {
  return answer(PasskeyAnswer, form, async ({ response, next }) => {
    const session = await signInWithPasskey({ response, cookie: await challenge() }, await sender());
    return enter(session, next);
  });
}

/** Says the same whether or not somebody with this address may sign in. */
export async function mailLink(_: FormState, form: FormData) {
  return answer(LinkRequest, form, async ({ email, next }) => {
    await countTry({ mail: email, sender: (await sender()).address });
    await askAuth("signin/email", { email, callbackUrl: afterSignIn(next) });
    return `If ${email} may sign in here, a link is on its way to it.`;
  });
}

/** The button behind a mailed link: only this uses it up. */
export async function followLink(_: FormState, form: FormData) {
  return answer(SignInLink, form, async ({ email, token, next }) => {
    const query = new URLSearchParams({ email, token, callbackUrl: afterSignIn(next) });
    const { pathname, searchParams } = await askAuth(`callback/email?${query}`);
    // Not through /signed-in: the browser would keep that address, which is no page.
    if (pathname === "/signed-in") redirect(internalPath(searchParams.get("next")) ?? "/accounts");
    redirect(`/sign-in?error=${searchParams.get("error") ?? "Callback"}`);
  });
}

export async function signInThrough(_: FormState, form: FormData) {
  return answer(OAuthChoice, form, async ({ provider, next }) =>
    redirect((await askAuth(`signin/${provider}`, { callbackUrl: afterSignIn(next) })).href),
  );
}
