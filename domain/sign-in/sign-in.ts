import { z } from "zod";
import { MailAddress } from "@/domain/name";
import { NewPassword } from "@/domain/sign-in/password";

export const PasswordSignIn = z.object({
  email: MailAddress,
  password: z.string().min(1, "Enter your password.").max(200, "Use at most 200 characters."),
  next: z.string().optional(),
});

/** Asks for a mail with a link: to sign in, or to choose a new password. */
export const LinkRequest = z.object({ email: MailAddress, next: z.string().optional() });

/** What a mailed sign-in link carries. */
export const SignInLink = z.object({
  email: MailAddress,
  token: z.string().min(1),
  next: z.string().optional(),
});

export const Recovery = z.object({ token: z.string(), password: NewPassword });

export const OAuthChoice = z.object({
  provider: z.enum(["github", "google", "oidc"]),
  next: z.string().optional(),
});

/** What to say when a sign-in through a mail or a provider did not work; undefined when it did. */
export function signInError(code: unknown) {
  if (typeof code !== "string") return undefined;
  if (code === "Verification")
    return "This link has ended: it works once, for 20 minutes. Ask for a new one.";
  if (code === "Pending") return "That took too long. Sign in again from the start.";
  if (code === "Codes") return "That was the tenth wrong code. Sign in again from the start.";
  if (code === "Unverified")
    return "That login does not say that your mail address is verified. Verify it there, or ask for a link by mail.";
  if (code === "AccessDenied") return "This login does not belong to anybody here. Ask whoever invited you.";
  return "Signing in did not work. Try again, or ask for a link by mail.";
}
