import { randomInt } from "node:crypto";
import { tokenFor, tokensFor } from "@/db/secrets/seal";

/** Letters and digits that nobody takes for one another. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 12;
const PURPOSE = "recovery code";

/** 59 random bits. */
export const newRecoveryCode = () =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");

/** What is kept of it: short as it is, it can be guessed from this only with the portal's secret. */
export const recoveryCodeHash = (userId: string, code: string) => tokenFor(PURPOSE, `${userId} ${code}`);

/** What may be kept of it: codes outlive the secret under which they were made. */
export const recoveryCodeHashes = (userId: string, code: string) => tokensFor(PURPOSE, `${userId} ${code}`);
