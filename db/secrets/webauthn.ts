import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { isoBase64URL, isoUint8Array } from "@simplewebauthn/server/helpers";
import type { passkeys } from "@/db/schema/sessions";
import { Refusal } from "@/domain/refusal";
import { env } from "@/env";

export type Passkey = typeof passkeys.$inferSelect;
type Known = Pick<Passkey, "id" | "transports">;

/** Passkeys belong to the host name of the portal's configured address, whatever a request says. */
const party = () => {
  const { hostname, origin } = new URL(env().origin);
  return { rpID: hostname, origin };
};

const listed = (known: Known[]) => known.map(({ id, transports }) => ({ id, transports: transports }));

/** Asks a browser to make a passkey that it finds by itself and that asks for a PIN or a finger. */
export const optionsToMake = (
  person: { userId: string; email: string; name: string },
  agency: string,
  known: Known[],
) =>
  generateRegistrationOptions({
    rpName: agency,
    rpID: party().rpID,
    userID: isoUint8Array.fromUTF8String(person.userId),
    userName: person.email,
    userDisplayName: person.name || person.email,
    attestationType: "none",
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });

/** Asks a browser for a passkey: one of those known, or with none known whichever it finds. */
export const optionsToShow = (known: Known[] = []) =>
  generateAuthenticationOptions({
    rpID: party().rpID,
    userVerification: "required",
    allowCredentials: known.length > 0 ? listed(known) : undefined,
  });

/** What the browser sent, as far as it tells which passkey it speaks of. */
export function readAnswer<T extends RegistrationResponseJSON | AuthenticationResponseJSON>(text: string): T {
  try {
    const answer = JSON.parse(text);
    if (typeof answer?.id === "string") return answer;
  } catch {}
  throw new Refusal("form", "Your browser's answer could not be read. Try again.");
}

/** The new passkey, or undefined when the answer is not one to this challenge from this portal's pages. */
export async function madePasskey(response: RegistrationResponseJSON, challenge: string) {
  const { rpID, origin } = party();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
  return { id, publicKey: isoBase64URL.fromBuffer(publicKey), counter, transports: transports };
}

/** The passkey's new counter, or undefined when it did not sign this challenge, or counts backwards as a copy would. */
export async function shownCounter(
  response: AuthenticationResponseJSON,
  challenge: string,
  passkey: Passkey,
) {
  const { rpID, origin } = party();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: isoBase64URL.toBuffer(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}
