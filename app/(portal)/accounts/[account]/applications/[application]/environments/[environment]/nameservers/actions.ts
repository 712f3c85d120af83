"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { submit } from "@/app/form-action";
import { visit } from "@/app/session";
import { dropMove, keepMove } from "@/db/commands/go-live/nameserver-moves";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import type { FormState } from "@/domain/form";
import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import { compareMove, moveQuestions } from "@/domain/go-live/change/compare-move";
import { NameserverNames } from "@/domain/go-live/change/nameserver-move";
import { targetOf } from "@/domain/go-live/seen/edge";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { Forbidden, Refusal } from "@/domain/refusal";
import { env } from "@/env";
import { askNameservers } from "@/gateways/ask-nameservers";
import { internet } from "@/gateways/internet";

export interface MovePath {
  account: string;
  application: string;
  environment: string;
  hostnameId: string;
}

const REST_SECONDS = 10;

const MoveInput = z.discriminatedUnion("how", [
  z.object({ how: z.literal("compare"), nameservers: NameserverNames }),
  z.object({ how: z.literal("drop") }),
]);

/**
 * Asks the nameservers to which the domain is to move for every saved record, and keeps what they lack; or forgets
 * them, because they stay where they are.
 */
export const moveAt = async (path: MovePath, _state: FormState, form: FormData) =>
  submit(MoveInput, form, async (actor, input) => {
    const { accountId, environment, site } = await find(actor, path);
    if (input.how === "drop") {
      await dropMove(actor, { accountId, hostnameId: site.id });
      return "The nameservers stay where they are.";
    }
    const { nameservers } = input;
    const { snapshot, finding, move } = site;
    if (!snapshot || !finding)
      throw new Refusal("nameservers", "First the present records have to be saved.");
    const now = new Date();
    if (move && now.getTime() - move.comparedAt.getTime() < REST_SECONDS * 1000)
      throw new Refusal("nameservers", `They were asked just now. Ask again in ${REST_SECONDS} seconds.`);
    const target = targetOf({ ...environment, name: site.name }, env().edge);
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
    const comparison = compareMove(snapshot.records, servers, unasked, { host: site.name, wanted });
    await keepMove(actor, { accountId, hostnameId: site.id }, { nameservers, comparison }, now);
    return "Compared. What they have and lack stands above.";
  });

/** Nothing is asked of anybody for somebody whose role does not allow it. */
async function find(actor: Actor, path: MovePath) {
  const { account, role } = await visit(path.account);
  if (!can(role, "environment.update")) throw new Forbidden();
  const goLive = await goLiveOf(actor, { ...path, accountId: account.id });
  const site = goLive?.hostnames.find(({ id }) => id === path.hostnameId);
  if (!goLive || !site) notFound();
  return { accountId: account.id, environment: goLive.environment, site };
}
