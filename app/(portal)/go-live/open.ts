import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { visit } from "@/app/session";
import { type GoLive, goLiveOf } from "@/db/queries/go-live";
import { sharesProductionOrigin } from "@/domain/environment";
import { checklist } from "@/domain/go-live/checklist";
import { edgeMissing, targetOf } from "@/domain/go-live/edge";
import { oldTtl, serverAnswers } from "@/domain/go-live/server-answer";
import { isAgencyRole } from "@/domain/role";
import { env } from "@/env";

export interface Path {
  account: string;
  application: string;
  environment: string;
}

/** Opens an environment's go-live: who asks, all that is known, and the same in the shapes that the pages show. */
export const openGoLive = ({ account, application, environment }: Path) =>
  open(account, application, environment);

/** Once a request, though title and page both ask. */
const open = cache(async (slug: string, application: string, environmentSlug: string) => {
  const { actor, account, role } = await visit(slug);
  const path = { accountId: account.id, application, environment: environmentSlug };
  const goLive = await goLiveOf(actor, path);
  if (!goLive) notFound();
  const { edge } = env();
  const names = goLive.hostnames.map(({ name }) => name);
  return {
    ...goLive,
    actor,
    account,
    role,
    forClient: !isAgencyRole(role),
    now: new Date(),
    base: `/accounts/${account.slug}/applications/${application}/environments`,
    missing: edgeMissing(edge, names),
    sites: goLive.hostnames.map((hostname) => siteOf(hostname, goLive.environment)),
    tasks: checklist(checklistFacts(goLive)).filter(
      ({ key, side }) => isAgencyRole(role) || side === "client" || (!side && !INTERNAL.includes(key)),
    ),
  };
});

export type OpenGoLive = Awaited<ReturnType<typeof openGoLive>>;
export type Site = OpenGoLive["sites"][number];

/** What the agency sees to by itself is no task of the client's. */
const INTERNAL = ["origin"];

function siteOf(hostname: GoLive["hostnames"][number], environment: GoLive["environment"]) {
  const target = targetFor(environment, hostname.name);
  const { finding, snapshot } = hostname;
  return {
    ...hostname,
    target,
    answers: finding ? serverAnswers(finding.facts, target, snapshot?.records) : [],
  };
}

const targetFor = (environment: GoLive["environment"], name: string) =>
  targetOf({ ...environment, name }, env().edge);

function checklistFacts({ environment, siblings, hostnames, manual, everLive }: GoLive) {
  const production = siblings.find(({ kind }) => kind === "production");
  return {
    hostnames: hostnames.map(({ name, finding, snapshot }) => ({
      name,
      judgement: finding?.judgement ?? null,
      recordsSaved: snapshot !== null,
      oldTtl: finding ? oldTtl(finding.facts, targetFor(environment, name)) : null,
    })),
    origin: environment.origin,
    sharesOrigin: production !== undefined && sharesProductionOrigin(environment, production),
    live: environment.state === "live",
    everLive,
    manual,
  };
}
