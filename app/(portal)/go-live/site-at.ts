import "server-only";
import { notFound } from "next/navigation";
import { visit } from "@/app/session";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import type { Actor } from "@/domain/people/actor";
import { can } from "@/domain/people/permission";
import { Forbidden } from "@/domain/refusal";
import type { Path } from "./open";

export interface SitePath extends Path {
  hostnameId: string;
}

/** A host name whose nameservers are to be asked: nobody is, for somebody whose role does not allow it. */
export async function siteAt(actor: Actor, path: SitePath) {
  const { account, role } = await visit(path.account);
  if (!can(role, "environment.update")) throw new Forbidden();
  const goLive = await goLiveOf(actor, { ...path, accountId: account.id });
  const site = goLive?.hostnames.find(({ id }) => id === path.hostnameId);
  if (!goLive || !site) notFound();
  return { accountId: account.id, environment: goLive.environment, site };
}
