import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/env";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** One key for each purpose, all from the portal's secret. */
const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env().secret, "", `portico ${purpose}`, 32));

/** Encrypts what must not be read in the database or its backups. */
export function seal(text: string) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyFor("seal"), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Opens it again. Throws when it was changed, or sealed with another secret. */
export function unseal(sealed: string) {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(CIPHER, keyFor("seal"), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}

/** A token that can be made again from what it is for, so that nobody has to keep it. */
export const tokenFor = (purpose: string, of: string) =>
  createHmac("sha256", keyFor(purpose)).update(of).digest("base64url");
