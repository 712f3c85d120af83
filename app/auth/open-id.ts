import "server-only";
import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { TokenSet } from "openid-client";
import { env } from "@/env";

/**
 * An OpenID provider of the agency's own. Everything is checked: PKCE, state, nonce, signature, issuer and audience;
 * and that the profile is of whom the token names.
 */
export const openId = ({
  issuer,
  id,
  secret,
  name,
}: NonNullable<ReturnType<typeof env>["openId"]>): OAuthConfig<Profile> => ({
  id: "oidc",
  name,
  type: "oauth",
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  clientId: id,
  clientSecret: secret,
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  authorization: { params: { scope: "openid email profile" } },
  allowDangerousEmailAccountLinking: true,
  userinfo: {
    request: async ({ client, tokens }) => {
      const claims = (tokens as TokenSet).claims();
      const info = await client.userinfo(tokens as TokenSet);
      if (claims.iss.replace(/\/$/, "") !== issuer || info.sub !== claims.sub)
        throw new Error("the profile is of somebody else");
      return { ...claims, ...info };
    },
  },
  profile: ({ sub, name: called, email }) => ({ id: sub ?? "", name: called ?? "", email: email ?? "" }),
});

const NAMES: Record<string, string> = { github: "GitHub", google: "Google" };

/** What stands on its button. */
export const providerName = (provider: string) => NAMES[provider] ?? env().openId?.name ?? provider;

/** Under which name an identity is kept: subjects of two issuers may be alike. */
export const identityProvider = (provider: string) =>
  provider === "oidc" ? `oidc ${env().openId?.issuer}` : provider;
