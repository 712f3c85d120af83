import "server-only";
import { releaseCheck } from "@/db/commands/go-live/checks";
import { recordFinding } from "@/db/commands/go-live/findings";
import { checkSubject } from "@/db/queries/go-live/check-subject";
import { targetFor } from "@/db/target";
import { snapshotOf } from "@/domain/go-live/change/snapshot";
import { judgeCourse, stillBefore } from "@/domain/go-live/readiness";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { closeSightings, noHistory, wasLive } from "@/domain/go-live/seen/history";
import { remember } from "@/domain/go-live/seen/memory";
import { mayPass } from "@/domain/go-live/standing";
import { env } from "@/env";
import { internet } from "@/gateways/internet";
import { observe } from "@/gateways/observe";

/**
 * Checks one host name that the caller has claimed: asks the internet, judges, records. What passed for the first
 * time is looked at once more at once, because production is live only after two passes.
 */
export async function check(hostnameId: string, now = () => new Date()) {
  try {
    const standing = await look(hostnameId, now);
    if (standing === "confirming") await look(hostnameId, now);
  } catch (error) {
    await releaseCheck(hostnameId);
    throw error;
  }
}

/** What somebody reads who asked for a check that failed. */
export const CHECK_FAILED = "Something failed on our side. Nothing was changed. We try again in 1 minute.";

/** Checks each of these: one that fails holds up no other, and is due again in a minute. Says how many failed. */
export async function checkEach(hostnameIds: string[], now?: () => Date) {
  const done = hostnameIds.map((id) =>
    check(id, now).then(
      () => true,
      (error) => {
        console.error(`the check of ${id} failed:`, error);
        return false;
      },
    ),
  );
  return (await Promise.all(done)).filter((passed) => !passed).length;
}

/** A failure that may pass is told only when it is still there at once after: a first look that saw it is forgotten. */
async function look(hostnameId: string, now: () => Date) {
  const subject = await checkSubject(hostnameId);
  if (!subject) return undefined;
  if (edgeMissing(env().edge, [subject.name])) return void (await releaseCheck(hostnameId));
  const first = await findingOf(subject, now);
  const found = mayPass(subject.standing, first.judgement) ? await findingOf(subject, now) : first;
  return recordFinding({ hostnameId, ...found }, now());
}

type Subject = NonNullable<Awaited<ReturnType<typeof checkSubject>>>;

async function findingOf(subject: Subject, now: () => Date) {
  const { snapshot, history, others, claimedByOther } = subject;
  const before = { ...(history ?? noHistory), wasLive: wasLive(history) };
  const stage = stillBefore(before) ? "before" : "after";
  const target = { ...targetFor(subject), claimedByOther, others, snapshot, stage } as const;
  const facts = await observe(target, internet(), { now });
  const sightings = closeSightings(before.sightings, facts, target);
  return {
    facts,
    judgement: judgeCourse(facts, target, { ...before, sightings }, now()),
    history: remember(before, facts, target),
    snapshot: snapshot ? null : snapshotOf(facts, target),
  };
}
