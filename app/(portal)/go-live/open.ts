import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { visit } from "@/app/session";
import { type GoLive, goLiveOf } from "@/db/queries/go-live/go-live";
import { targetFor } from "@/db/target";
import { environmentWord } from "@/domain/accounts/environment-word";
import { shownState } from "@/domain/go-live/cadence";
import { ttlPlan } from "@/domain/go-live/change/ttl-plan";
import { checklist } from "@/domain/go-live/checklist/checklist";
import { checklistFacts } from "@/domain/go-live/checklist/checklist-facts";
import { edgeMissing } from "@/domain/go-live/seen/edge";
import { hasStrayed, serverAnswers } from "@/domain/go-live/seen/server-answer";
import { isAgencyRole } from "@/domain/people/role";
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
  const { kind, name } = goLive.environment;
  const forClient = !isAgencyRole(role);
  const { edge } = env();
  const now = new Date();
  const sites = goLive.hostnames.map((hostname) => siteOf(hostname, goLive.environment, now));
  const names = goLive.hostnames.map(({ name }) => name);
  return {
    ...goLive,
    actor,
    account,
    role,
    /** How it stands for whoever reads it now. */
    shown: shownState(goLive.environment.state, goLive.environment.checkedAt, now),
    forClient,
    /** What its reader calls the environment. */
    word: forClient ? environmentWord(kind, name) : name,
    now,
    base: `/accounts/${account.slug}/applications/${application}/environments`,
    plans: forClient ? goLive.plans.map((plan) => ({ ...plan, note: "" })) : goLive.plans,
    missing: edgeMissing(edge, names),
    sites,
    tasks: checklist(
      checklistFacts(
        { ...goLive, hostnames: sites },
        { zone: actor.timeZone, certificates: edge.certificates },
      ),
    ).filter(({ key, side }) => !forClient || side === "client" || (!side && !INTERNAL.includes(key))),
  };
});

export type OpenGoLive = Awaited<ReturnType<typeof openGoLive>>;
export type Site = OpenGoLive["sites"][number];

/** What the agency sees to by itself is no task of the client's. */
const INTERNAL = ["origin"];

function siteOf(hostname: GoLive["hostnames"][number], environment: GoLive["environment"], now: Date) {
  const target = targetFor({ ...environment, name: hostname.name });
  const { finding, snapshot } = hostname;
  const answers = finding ? serverAnswers(finding.facts, target, snapshot?.records) : [];
  return {
    ...hostname,
    target,
    answers,
    /** Why it cannot be checked at all. */
    missing: edgeMissing(env().edge, [hostname.name]),
    /** When the record is best changed; one that leads astray is mended at once. */
    plan: finding && !hasStrayed({ answers }) ? ttlPlan(finding.facts, target, finding.history, now) : null,
  };
}
