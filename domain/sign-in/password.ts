import { z } from "zod";

/** What the passwords that are guessed first consist of, without the digits and signs around them. */
const COMMON =
  /^(password|passwort|passphrase|qwert(y|z)(uiop)?|asdf(gh(jkl)?)?|zxcvbnm?|abc|abcdef(gh(ij)?)?|welcome|willkommen|letmein|iloveyou|admin(istrator)?|login|master|monkey|dragon|football|baseball|sunshine|princess|superman|starwars|computer|secret|changeme|default|summer|winter|spring|autumn|hello|test(ing)?|portico)+$/;

const ALIKE: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** Whether it is among the first that anybody tries: one character over and over, digits alone in a row, a common word with decoration. */
export function isCommon(password: string) {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5 || isRun(lower)) return true;
  const plain = lower.replace(/^\P{L}+|\P{L}+$/gu, "");
  const read = [...plain].map((letter) => ALIKE[letter] ?? letter).join("");
  return COMMON.test(plain.replace(/\P{L}/gu, "")) || COMMON.test(read.replace(/\P{L}/gu, ""));
}

/** "1234567890", "abcdefghij", "0987654321". */
function isRun(text: string) {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}

/** A new password: length is what makes it strong, and that nobody guesses it first (NIST SP 800-63B section 3.1.1). */
export const NewPassword = z
  .string()
  .min(10, "Use at least 10 characters. A short sentence is easy to remember.")
  .max(200, "Use at most 200 characters.")
  .refine(
    (password) => !isCommon(password),
    "This is one of the first that anybody guesses. Use a short sentence.",
  );
