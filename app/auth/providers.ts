import "server-only";
import type { Profile } from "next-auth";
import EmailProvider from "next-auth/providers/email";
import GithubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { TokenSet } from "openid-client";
import { mailSignInLink } from "@/db/commands/sign-in-mail";
import { SIGN_IN_LINK_MINUTES } from "@/domain/mail/sign-in-link";
import { env } from "@/env";
import { verifiedGithubMail } from "@/gateways/github";

/** The mailed link opens a page of ours: what merely fetches links uses up nothing. */
const email = () =>
  EmailProvider({
    maxAge: SIGN_IN_LINK_MINUTES * 60,
    sendVerificationRequest: async ({ identifier, url }) => {
      const sent = new URL(url).searchParams;
      const next = new URL(sent.get("callbackUrl") ?? "/", env().origin).searchParams.get("next");
      const link = new URL("/sign-in/link", env().origin);
      link.search = new URLSearchParams({
        email: identifier,
        token: sent.get("token") ?? "",
        ...(next && { next }),
      }).toString();
      await mailSignInLink({ email: identifier, href: link.href });
    },
  });

/** GitHub's profile shows whichever address its owner likes; ours is the verified one or none. */
const github = ({ id, secret }: { id: string; secret: string }) =>
  GithubProvider({
    clientId: id,
    clientSecret: secret,
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      url: "https://api.github.com/user",
      request: async ({ client, tokens }) => {
        const token = tokens.access_token ?? "";
        return { ...(await client.userinfo(token)), email: await verifiedGithubMail(token) };
      },
    },
  });

const google = ({ id, secret }: { id: string; secret: string }) =>
  GoogleProvider({ clientId: id, clientSecret: secret, allowDangerousEmailAccountLinking: true });

/**
 * An OpenID provider of the agency's own. Everything is checked: PKCE, state, nonce, signature, issuer and audience;
 * and that the profile is of whom the token names.
 */
const openId = ({
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

/** Under which name an identity is kept: subjects of two issuers may be alike. */
export const identityProvider = (provider: string) =>
  provider === "oidc" ? `oidc ${env().openId?.issuer}` : provider;

/** Mailed links always; GitHub, Google and an OpenID provider when they are configured. Only verified addresses pass `signIn`. */
export function providers() {
  const { oauth, openId: own } = env();
  return [
    email(),
    ...(oauth.github ? [github(oauth.github)] : []),
    ...(oauth.google ? [google(oauth.google)] : []),
    ...(own ? [openId(own)] : []),
  ];
}

/** The providers to offer, with the names on their buttons. */
export function offered() {
  const { oauth, openId: own } = env();
  return [
    ...(own ? [{ id: "oidc", name: own.name }] : []),
    ...(oauth.github ? [{ id: "github", name: "GitHub" }] : []),
    ...(oauth.google ? [{ id: "google", name: "Google" }] : []),
  ];
}
