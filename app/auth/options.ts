import "server-only";
import { randomBytes } from "node:crypto";
import type { AuthOptions, Profile } from "next-auth";
import { adapterFor } from "@/app/auth/adapter";
import { identityProvider } from "@/app/auth/open-id";
import { providers } from "@/app/auth/providers";
import { sender, sessionCookieName, sessionCookieOptions } from "@/app/session-cookie";
import { mayEnter, mayEnterThrough } from "@/db/commands/sign-in/logins";
import type { Sender } from "@/db/commands/sign-in/sessions";
import { SESSION_DAYS } from "@/domain/sign-in/session";
import type { SignInMethod } from "@/domain/sign-in/sign-in-method";
import { env } from "@/env";

const LIFE = SESSION_DAYS * 86_400;

/** next-auth, used for mailed links and OAuth alone; passwords and every page's session check are ours. */
export const authOptions = async (method: SignInMethod) => authOptionsFor(await sender(), method);

export function authOptionsFor(from: Sender, method: SignInMethod, ways = providers()): AuthOptions {
  return {
    secret: env().secret,
    adapter: adapterFor(from, method),
    providers: ways,
    session: {
      strategy: "database",
      maxAge: LIFE,
      updateAge: LIFE,
      generateSessionToken: () => randomBytes(32).toString("base64url"),
    },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (!account || account.provider === "email") return mayEnter((user.email ?? "").toLowerCase());
        const identity = { provider: identityProvider(account.provider), subject: account.providerAccountId };
        const answer = await mayEnterThrough(
          identity,
          verifiedMail(account.provider, profile)?.toLowerCase(),
        );
        return answer === "unverified" ? "/sign-in?error=Unverified" : answer === "yes";
      },
      // A whitelist: whatever is returned here can be read by every script on the page.
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { name: user.name, email: user.email },
      }),
    },
  };
}

/** OpenID and Google say whether they verified the address; GitHub's was verified before it came here. */
function verifiedMail(provider: string, profile: (Profile & { email_verified?: boolean }) | undefined) {
  const email = profile?.email;
  if (!email) return undefined;
  if (provider === "github" || profile.email_verified === true) return email;
  const trusted = env().openId?.trustedDomains.includes(email.split("@").at(-1)?.toLowerCase() ?? "");
  return provider === "oidc" && trusted && profile.email_verified === undefined ? email : undefined;
}
