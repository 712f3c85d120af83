import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/env";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** One key for each purpose, all from one of the portal's secrets. */
const keyFor = (purpose: string, secret = env().secret) =>
  Buffer.from(hkdfSync("sha256", secret, "", `portico ${purpose}`, 32));

/** Tells with which secret something was sealed, and nothing of the secret. */
const idOf = (secret: string) => keyFor("key id", secret).toString("base64url").slice(0, 8);

/** The portal's secret, and those that it had before. */
const secrets = () => [env().secret, ...env().oldSecrets];

/** Encrypts what must not be read in the database or its backups. The id of its key stands in front. */
export function seal(text: string) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyFor("seal"), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  return `${idOf(env().secret)}.${bytes.toString("base64url")}`;
}

/** Opens it again. Throws when it was changed, or sealed with a secret that the portal no longer knows. */
export function unseal(sealed: string) {
  const [id, text] = sealed.split(".");
  // Without an id it is from before there were any: the oldest secret sealed it.
  const secret = text === undefined ? secrets().at(-1) : secrets().find((one) => idOf(one) === id);
  if (secret === undefined)
    throw new Error("This was sealed with another PORTICO_SECRET. Set that one in PORTICO_OLD_SECRETS.");
  const bytes = Buffer.from(text ?? sealed, "base64url");
  const decipher = createDecipheriv(CIPHER, keyFor("seal", secret), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}

/** Whether it is sealed with the secret of today. */
export const isSealedNow = (sealed: string) => sealed.startsWith(`${idOf(env().secret)}.`);

const token = (secret: string, purpose: string, of: string) =>
  createHmac("sha256", keyFor(purpose, secret)).update(of).digest("base64url");

/** A token that can be made again from what it is for, so that nobody has to keep it. */
export const tokenFor = (purpose: string, of: string) => token(env().secret, purpose, of);

/** The same as it is now and was with each earlier secret. */
export const tokensFor = (purpose: string, of: string) =>
  secrets().map((secret) => token(secret, purpose, of));
