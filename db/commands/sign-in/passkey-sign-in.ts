import { asSystem } from "@/db/access";
import { challengeCookie, takeChallengeCookie } from "@/db/commands/sign-in/challenges";
import { whoShowed } from "@/db/commands/sign-in/passkeys";
import { beginSession, type Sender } from "@/db/commands/sign-in/sessions";
import { countTry, takeTryBack } from "@/db/commands/sign-in/throttle";
import { optionsToShow } from "@/db/secrets/webauthn";
import { Refusal } from "@/domain/refusal";

/** What a browser needs to sign in with whichever passkey it finds, and the cookie that binds the question to it. */
export async function askAnyPasskey() {
  const options = await optionsToShow();
  return { options, cookie: challengeCookie(options.challenge) };
}

/** Signs in whoever holds the passkey. It was unlocked with a PIN or a finger, so that it counts for both factors. */
export async function signInWithPasskey(
  { response, cookie }: { response: string; cookie: string | undefined },
  from: Sender,
) {
  const counted = { address: from.address };
  await countTry(counted);
  const userId = await whoShowed(response, await takeChallengeCookie(cookie));
  if (!userId) throw new Refusal("form", "No login here knows this passkey. Sign in another way.");
  return asSystem(async (tx) => {
    await takeTryBack(tx, counted);
    return beginSession(tx, { userId, method: "passkey", from });
  });
}
