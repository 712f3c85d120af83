import { z } from "zod";
import { Name } from "@/domain/name";

/** How long somebody may take between the first and the second proof. */
export const PENDING_MINUTES = 15;

/** How many wrong codes end the sign-in. */
export const WRONG_CODES = 10;

export const RECOVERY_CODES = 10;

/** A code as people type it: with spaces, hyphens and capitals, as they like. */
const typedCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, "").toLowerCase())
  .pipe(z.string().min(1, "Enter a code.").max(40, "Use at most 40 characters."));

/** A code of an authenticator app, or one of the recovery codes. */
export const CodeEntry = z.object({ code: typedCode, next: z.string().optional() });

export const looksLikeTotp = (code: string) => /^\d{6}$/.test(code);

/** What a passkey answered, as the browser sends it. */
export const PasskeyAnswer = z.object({
  response: z.string().min(2, "Your browser gave no passkey. Try again.").max(20_000),
  next: z.string().optional(),
});

export const NewPasskey = PasskeyAnswer.extend({ name: Name });

export const PasskeyChoice = z.object({ id: z.string().min(1).max(1_400) });

/** "abcd-efgh-jkmn": easier to read aloud and to type. */
export const inFours = (code: string) => code.match(/.{1,4}/g)?.join("-") ?? code;

/** A ticked box: whether a second factor is asked for. */
export const SecondFactorRule = z.object({
  secondFactor: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
});
