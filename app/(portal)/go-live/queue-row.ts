import { shownReason } from "@/app/shown-reason";
import { stations } from "@/app/stations";
import type { QueueTableRow } from "@/components/queue/queue-table";
import { distance } from "@/components/ui/time-words";
import type { QueueRow } from "@/db/queries/go-live/go-live-queue";
import { displayName } from "@/domain/accounts/hostname";
import { nextStep } from "@/domain/accounts/portfolio";
import { dayIn, dayWords } from "@/domain/day";
import { dueWords } from "@/domain/go-live/due";
import type { ShownState } from "@/domain/go-live/state";
import { trackOf, watchedUntil } from "@/domain/go-live/station";
import type { Actor } from "@/domain/people/actor";

/** A go-live as the queue's table shows it. */
export function queueRow(row: QueueRow, { timeZone }: Actor, now: Date): QueueTableRow {
  const today = dayIn(timeZone, now);
  const { client, application, environment, state } = row;
  const account = `/accounts/${client.slug}`;
  return {
    id: row.id,
    due: isWentLive(state) ? { words: "Went live", late: false } : dueWords(row.dueOn, today),
    client: { name: client.name, href: account },
    site: `${application.name}, ${environment.name}`,
    kind: environment.kind,
    hostname: row.hostname ? displayName(row.hostname) : null,
    track: trackOf(row.station, state, stations()).map((station) => station.state),
    state,
    reason:
      state === "unseen"
        ? shownReason(row, timeZone, now)
        : reasonOf(row, (at) => dayWords(dayIn(timeZone, at), today)),
    sent: row.turn === "client" ? sentWords(row.link, now) : null,
    remindable: state === "waiting_client" && row.link !== null,
    owner: row.owner,
    next: {
      label: nextStep(state),
      href: `${account}/applications/${application.slug}/environments/${environment.slug}/go-live`,
    },
  };
}

const isWentLive = (state: ShownState) => state === "live" || state === "unseen";

/** What is left to do: of a live one, what keeps it from being finished. */
function reasonOf({ state, reason, task, signedOff, watchedFrom }: QueueRow, day: (at: Date) => string) {
  if (state !== "live") return reason;
  if (task) return `Open: ${task}`;
  if (!signedOff || !watchedFrom) return "Not signed off yet";
  return `Watched until ${day(watchedUntil(watchedFrom))}`;
}

function sentWords(link: QueueRow["link"], now: Date) {
  if (!link) return "No link was sent yet";
  const sent = `Link sent ${distance(link.sentAt, now)}`;
  return link.remindedAt ? `${sent}, reminded ${distance(link.remindedAt, now)}` : sent;
}
