import "server-only";
import EmailProvider from "next-auth/providers/email";
import GithubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { openId, providerName } from "@/app/auth/open-id";
import { mailSignInLink } from "@/db/commands/sign-in/sign-in-mail";
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
    ...(own ? [{ id: "oidc", name: providerName("oidc") }] : []),
    ...(oauth.github ? [{ id: "github", name: providerName("github") }] : []),
    ...(oauth.google ? [{ id: "google", name: providerName("google") }] : []),
  ];
}
