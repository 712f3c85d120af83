import { createHash } from "node:crypto";
import type { ChainedEvent, Digests } from "@/domain/activity/audit";

/** The mirror of the database's `event_part`: its length in bytes in front, - for null. */
const part = (text: string | null) => (text === null ? "-" : `${Buffer.byteLength(text)}:${text}`);

const sha256 = (parts: (string | null)[]) =>
  createHash("sha256").update(parts.map(part).join("")).digest("hex");

const chained = (event: ChainedEvent) => [
  event.previousHash,
  String(event.sequence),
  event.accountId,
  event.actorId,
  String(event.actorStaff),
  event.action,
  event.at,
  event.digest,
];

/** What the trigger `chain_event` wrote, computed again here, so that nobody need believe the database's own functions. */
export const digests: Digests = {
  digestOf: (event: ChainedEvent) =>
    sha256([
      event.salt,
      event.actorName,
      event.onBehalfOf,
      event.subject,
      event.before,
      event.after,
      event.address,
    ]),
  // The second is that of events from before their number was chained too.
  hashesOf: (event: ChainedEvent) => [sha256([...chained(event), String(event.id)]), sha256(chained(event))],
};
