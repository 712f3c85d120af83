"use server";

import { answerPage, judged, replacePage, type Sent } from "@/app/(portal)/accounts/new/draft-form";
import { findOrigins } from "@/app/origin-lookup";
import { keepAnswers } from "@/db/commands/accounts/drafts";
import { takenHostnames } from "@/db/queries/accounts/taken-hostnames";
import { type DraftAnswers, text } from "@/domain/accounts/draft";
import { swappedEnvironments } from "@/domain/accounts/draft-environments";
import { reproposed } from "@/domain/accounts/draft-website";
import {
  asciiOf,
  displayName,
  hostnameRefusal,
  productionGuess,
  takenSentence,
} from "@/domain/accounts/hostname";
import type { FormState } from "@/domain/form";

export async function answerWebsite(draftId: string, _: FormState, form: FormData) {
  return answerPage(draftId, "website", form, async (sent) => {
    const hostname = asciiOf(text(sent.typed, "hostname"));
    const pressed = pressedIn(form, sent);
    if (pressed === "swap") return swap(draftId, sent, hostname);
    // Before anything else, because the address is kept from now on and is not seen to have changed again.
    if (changed(sent, hostname)) return lookAgain(draftId, sent, hostname);
    if (pressed === "find") return { values: sent.typed, said: "The list of client accounts is filtered." };
    if (pressed === "keep") return keep(draftId, sent, hostname);
    return judged("website", sent.before, sent.typed) ?? refuseTaken(sent, hostname);
  });
}

const changed = ({ before }: Sent, hostname: string) =>
  hostnameRefusal(hostname) === null && hostname !== asciiOf(text(before.website, "hostname"));

/** Enter in the filter of the accounts presses no button of its own. */
function pressedIn(form: FormData, { typed, before }: Sent) {
  const filters =
    text(typed, "account") === "existing" && text(typed, "find") !== text(before.website, "find");
  return form.get("do") ?? (filters ? "find" : null);
}

function keep(draftId: string, sent: Sent, hostname: string) {
  const said = `${displayName(hostname)} becomes production.`;
  return replacePage(draftId, "website", sent, { ...sent.typed, keep: hostname }, said);
}

/** The production address in place of the typed one, which becomes the staging environment. */
async function swap(draftId: string, sent: Sent, staging: string) {
  const production = productionGuess(staging) ?? staging;
  const environments = swappedEnvironments(sent.before.environments, production, staging);
  await keepAnswers(sent.actor, draftId, { environments });
  const said = `${displayName(production)} becomes production, ${displayName(staging)} its staging environment.`;
  return lookAgain(draftId, sent, production, said);
}

/** After the address changed: asks DNS, and proposes anew what was only proposed. */
async function lookAgain(draftId: string, sent: Sent, hostname: string, said?: string) {
  const before = sent.before;
  const found: DraftAnswers["found"] = { ...before.found, ...(await findOrigins([hostname])) };
  await keepAnswers(sent.actor, draftId, { found });
  const old = asciiOf(text(before.website, "hostname"));
  const typed = reproposed(
    { ...sent.typed, hostname: displayName(hostname) },
    { hostname: old, found: before.found?.[old] },
    found[hostname],
  );
  const shown = await replacePage(
    draftId,
    "website",
    sent,
    typed,
    said ?? "The address changed: look at the names and the origin again.",
  );
  return { ...judged("website", before, typed), ...shown };
}

async function refuseTaken({ actor, typed }: Sent, hostname: string): Promise<FormState | undefined> {
  const [taken] = await takenHostnames(actor, [hostname]);
  return taken ? { errors: { hostname: [takenSentence(taken)] }, values: typed } : undefined;
}
