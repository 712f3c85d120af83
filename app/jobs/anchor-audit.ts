import "server-only";
import { chainHeads } from "@/db/queries/activity/audit";
import { env } from "@/env";
import { noteAnchors } from "@/gateways/audit-anchors";

/** Notes outside the database where the chains of events end, so that a cut off end is missed. */
export async function anchorAudit() {
  noteAnchors(env().dataFolder, await chainHeads());
}
