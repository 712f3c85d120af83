import { Secret, TOTP } from "otpauth";

const PERIOD = 30;

/** Clocks may differ by one step: RFC 6238 asks for no more. */
const STEPS_APART = 1;

const totpOf = (secret: string, names?: { issuer: string; label: string }) =>
  new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: PERIOD });

/** 160 random bits, in the letters that people type into an app. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32;

/** The step whose code this is, at most one away from now; undefined when it is none of them. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const apart = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_APART });
  return apart === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + apart;
}

/** What an authenticator app reads from the QR code. */
export const totpAddress = (secret: string, names: { issuer: string; label: string }) =>
  totpOf(secret, names).toString();
