import "server-only";
import { checkEach } from "@/app/jobs/check";
import { patienceAsked } from "@/app/jobs/check-now";
import { startCheck } from "@/db/commands/go-live/checks";
import { keepRecords } from "@/db/commands/go-live/saved-records";
import { TURN_COMES } from "@/domain/go-live/cadence";
import { renewedSnapshot, type Snapshot, unsavedReason } from "@/domain/go-live/change/snapshot";
import type { Target } from "@/domain/go-live/seen/target";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { counted } from "@/domain/words";
import { internet } from "@/gateways/internet";
import { observe } from "@/gateways/observe";

interface SavedSite {
  accountId: string;
  environmentId: string;
  hostnameId: string;
  target: Target;
  snapshot: Snapshot;
}

/** Looks at a host name as if nothing were saved, keeps the records in place of the saved ones, and checks by them. */
export async function saveAnew(actor: Actor, site: SavedSite, now = () => new Date()) {
  const claimed = await startCheck(actor, site.accountId, site.environmentId, now()).catch(patienceAsked);
  if (typeof claimed === "string") return claimed;
  try {
    if (!claimed.includes(site.hostnameId)) return TURN_COMES;
    return `Saved: ${counted(await lookAndKeep(actor, site, now), "record differs", "records differ")} from before.`;
  } finally {
    // Taken with it, and judged by what is saved from now on.
    await checkEach(claimed, now);
  }
}

async function lookAndKeep(
  actor: Actor,
  { accountId, hostnameId, target, snapshot }: SavedSite,
  now: () => Date,
) {
  const facts = await observe(target, internet(), { now });
  const renewed = renewedSnapshot(snapshot, facts, target);
  if (!renewed)
    throw new Refusal(
      "form",
      unsavedReason(facts, target) ?? "The records could not be read whole. Try again.",
    );
  return keepRecords(actor, { accountId, hostnameId }, renewed, now());
}
