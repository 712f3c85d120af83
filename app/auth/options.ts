import "server-only";
import { randomBytes } from "node:crypto";
import type { AuthOptions, Profile } from "next-auth";
import { adapterFor } from "@/app/auth/adapter";
import { providers } from "@/app/auth/providers";
import { sender, sessionCookieName, sessionCookieOptions } from "@/app/session-cookie";
import { mayEnter } from "@/db/commands/logins";
import { SESSION_DAYS } from "@/domain/session";
import type { SignInMethod } from "@/domain/sign-in-method";
import { env } from "@/env";

const LIFE = SESSION_DAYS * 86_400;

/** next-auth, used for mailed links and OAuth alone; passwords and every page's session check are ours. */
export async function authOptions(method: SignInMethod): Promise<AuthOptions> {
  return {
    secret: env().secret,
    adapter: adapterFor(await sender(), method),
    providers: providers(),
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
        const email = account?.provider === "email" ? user.email : verifiedMail(profile);
        return email ? mayEnter(email.toLowerCase()) : false;
      },
      // A whitelist: whatever is returned here can be read by every script on the page.
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { name: user.name, email: user.email },
      }),
    },
  };
}

/** Google says whether it verified the address; GitHub's was verified before it came here. */
function verifiedMail(profile: (Profile & { email_verified?: boolean; login?: string }) | undefined) {
  return profile?.email_verified || profile?.login ? profile.email : undefined;
}
