import "server-only";
import { keepMove } from "@/db/commands/go-live/nameserver-moves";
import type { GoLive } from "@/db/queries/go-live/go-live";
import { REST_SECONDS } from "@/domain/go-live/cadence";
import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import { compareMove, moveQuestions } from "@/domain/go-live/change/compare-move";
import type { Target } from "@/domain/go-live/seen/target";
import type { Actor } from "@/domain/people/actor";
import { Refusal } from "@/domain/refusal";
import { askNameservers } from "@/gateways/ask-nameservers";
import { internet } from "@/gateways/internet";

type Kept = Pick<GoLive["hostnames"][number], "name" | "snapshot" | "finding" | "move">;

interface MovingSite extends Kept {
  accountId: string;
  hostnameId: string;
  target: Target;
}

/** Asks the nameservers to which the domain is to move for every saved record, and keeps what they lack. */
export async function askNewNameservers(actor: Actor, site: MovingSite, nameservers: string[]) {
  const { accountId, hostnameId, name, snapshot, finding, move, target } = site;
  if (!snapshot || !finding) throw new Refusal("nameservers", "First the present records have to be saved.");
  const now = new Date();
  if (move && now.getTime() - move.comparedAt.getTime() < REST_SECONDS * 1000)
    throw new Refusal("nameservers", `They were asked just now. Ask again in ${REST_SECONDS} seconds.`);
  const zone = zoneOf(target, finding.facts);
  const { servers, unasked } = await askNameservers(
    nameservers,
    zone,
    moveQuestions(snapshot.records),
    internet(),
    { now: () => new Date() },
  );
  const wanted = changeRecord(target, zone).records.map(({ absoluteName, type, value }) => ({
    name: absoluteName,
    type,
    data: value,
  }));
  const comparison = compareMove(snapshot.records, servers, unasked, { host: name, wanted });
  await keepMove(actor, { accountId, hostnameId }, { nameservers, comparison }, now);
}
