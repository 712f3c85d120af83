"use server";

import { submit } from "@/app/form-action";
import { remind } from "@/db/commands/go-live/dns-tasks";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { type GoLivePlace, goLivePlaces } from "@/db/queries/go-live/go-live-places";
import { dayIn, dayWords } from "@/domain/day";
import type { FormState } from "@/domain/form";
import type { Actor } from "@/domain/people/actor";
import { QueueChange } from "@/domain/queue";
import { NotFound, Refusal } from "@/domain/refusal";
import { counted } from "@/domain/words";

/** Does one thing with every chosen go-live, each by itself: what is refused for one holds up no other. */
export const changeQueue = async (_state: FormState, form: FormData) =>
  submit(QueueChange, form, async (actor, change) => {
    const places = await goLivePlaces(actor, change.chosen);
    if (places.length === 0) throw new Refusal("form", "What you chose is not there any more.");
    const lines = [];
    for (const place of places) lines.push(await lineOf(place, () => changeOne(actor, change, place)));
    const done = lines.filter(({ done }) => done).length;
    const said =
      change.do === "remind" ? `${counted(done, "reminder")} sent.` : `${counted(done, "go-live")} changed.`;
    return { said, results: lines };
  });

async function changeOne(actor: Actor, change: QueueChange, place: GoLivePlace) {
  const now = new Date();
  if (change.do === "remind") return remindOne(actor, place, now);
  const plan = change.do === "assign" ? { owner: change.owner } : { due: change.due };
  const { owner, dueOn } = await planGoLive(actor, place, plan, now);
  if (change.do === "assign") return owner ? `${owner} sees to it.` : "Nobody sees to it.";
  return dueOn ? `Due ${dayWords(dueOn, dayIn(actor.timeZone, now))}.` : "No due date.";
}

async function remindOne(actor: Actor, { accountId, linkId, state }: GoLivePlace, now: Date) {
  if (state !== "waiting_client") throw new Refusal("form", "It is not the client’s turn.");
  if (!linkId) throw new Refusal("form", "No link was sent yet. Send one from its checklist.");
  return `Reminded ${await remind(actor, accountId, linkId, now)}.`;
}

async function lineOf({ label }: GoLivePlace, work: () => Promise<string>) {
  try {
    return { label, sentence: await work(), done: true };
  } catch (error) {
    if (error instanceof NotFound) return { label, sentence: "It is not there any more.", done: false };
    if (error instanceof Refusal) return { label, sentence: error.message, done: false };
    throw error;
  }
}
