import { and, eq } from "drizzle-orm";
import { asSystem, refuseStaleProof, type Tx } from "@/db/access";
import { keepChallenge, takeChallenge } from "@/db/commands/sign-in/challenges";
import { changeSecurityAs } from "@/db/commands/sign-in/own-security";
import { refuseLastRequired } from "@/db/commands/sign-in/second-factor";
import { duplicateRefused } from "@/db/constraint";
import { agencyName } from "@/db/queries/accounts/agency";
import { passkeys } from "@/db/schema/sessions";
import { madePasskey, optionsToMake, optionsToShow, readAnswer, shownCounter } from "@/db/secrets/webauthn";
import { type Actor, refuseViewing } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

const MOST = 20;
const NOT_MADE = "This passkey could not be checked. Try again.";

/** What the browser needs to make a passkey for whoever asks. */
export async function askNewPasskey(actor: Actor) {
  refuseStaleProof(actor);
  const known = await asSystem((tx) => passkeysOf(tx, actor.userId));
  if (known.length >= MOST) throw new Refusal("form", `You have ${MOST} passkeys. Remove one first.`);
  const options = await optionsToMake(actor, (await agencyName()) ?? "Portico", known);
  await keepChallenge(actor.sessionId, options.challenge);
  return options;
}

/** Adds the passkey that the browser made, and signs out every other browser. */
export async function addPasskey(actor: Actor, { response, name }: { response: string; name: string }) {
  refuseViewing(actor);
  const challenge = await takeChallenge(actor.sessionId);
  const made = challenge && (await madePasskey(readAnswer(response), challenge));
  if (!made) throw new Refusal("form", NOT_MADE);
  return changeSecurityAs(actor, async (tx) => {
    const inserted = tx
      .insert(passkeys)
      .values({ ...made, userId: actor.userId, name })
      .returning();
    await duplicateRefused(inserted, "form", "This passkey is here already.");
    return {
      result: undefined,
      event: { action: "secondFactor.passkeyAdded", subject: actor.name, after: { name } },
      news: { kind: "passkeyAdded", passkey: name },
      endsOthers: true,
    };
  });
}

export const removePasskey = (actor: Actor, id: string) =>
  changeSecurityAs(actor, async (tx) => {
    const [removed] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, actor.userId)))
      .returning();
    if (!removed) throw new NotFound();
    await refuseLastRequired(tx, actor.userId);
    return {
      result: undefined,
      event: { action: "secondFactor.passkeyRemoved", subject: actor.name, before: { name: removed.name } },
      news: { kind: "passkeyRemoved", passkey: removed.name },
      endsOthers: true,
    };
  });

/** What the browser needs to show a passkey of this person's, in this session. */
export async function askPasskeyOf({ userId, sessionId }: { userId: string; sessionId: string }) {
  const known = await asSystem((tx) => passkeysOf(tx, userId));
  if (known.length === 0) throw new Refusal("form", "You have no passkey here. Use a code.");
  const options = await optionsToShow(known);
  await keepChallenge(sessionId, options.challenge);
  return options;
}

/** Whose passkey signed the challenge; undefined when none did. `only` narrows it to one person's. */
export async function whoShowed(response: string, challenge: string | undefined, only?: string) {
  const answer = readAnswer<Parameters<typeof shownCounter>[0]>(response);
  const passkey = challenge ? await asSystem((tx) => passkeyBehind(tx, answer.id)) : undefined;
  if (!challenge || !passkey || (only && passkey.userId !== only)) return undefined;
  const counter = await shownCounter(answer, challenge, passkey);
  if (counter === undefined) return undefined;
  // By compare-and-set: of two answers with the same counter, which a copied key would give, one is refused.
  const kept = await asSystem((tx) =>
    tx
      .update(passkeys)
      .set({ counter, lastUsedAt: new Date() })
      .where(and(eq(passkeys.id, passkey.id), eq(passkeys.counter, passkey.counter)))
      .returning({ userId: passkeys.userId }),
  );
  return kept[0]?.userId;
}

const passkeysOf = (tx: Tx, userId: string) => tx.select().from(passkeys).where(eq(passkeys.userId, userId));

async function passkeyBehind(tx: Tx, id: string) {
  const [passkey] = await tx.select().from(passkeys).where(eq(passkeys.id, id));
  return passkey;
}
