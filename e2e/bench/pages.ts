import { accountBySlug } from "@/db/queries/accounts/accounts";
import { applicationBySlug } from "@/db/queries/accounts/applications";
import { environmentBySlug } from "@/db/queries/accounts/environments";
import { overviewOf } from "@/db/queries/accounts/overview";
import { placeOf } from "@/db/queries/accounts/place";
import { portfolio } from "@/db/queries/accounts/portfolio";
import { activityOf } from "@/db/queries/activity/activity";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { goLiveQueue } from "@/db/queries/go-live/go-live-queue";
import { colleagues } from "@/db/queries/people/colleagues";
import { pendingInvitations, pendingStaffInvitations } from "@/db/queries/people/pending-invitations";
import { assignable, peopleOf } from "@/db/queries/people/people";
import { staffList } from "@/db/queries/people/staff";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { PortfolioFilter } from "@/domain/accounts/portfolio";
import { ActivityFilter } from "@/domain/activity/activity-filter";
import { readAddress } from "@/domain/address";
import type { Actor } from "@/domain/people/actor";
import { QueueFilter } from "@/domain/queue";

/** `few`: a member of three accounts; `viewer`: somebody of one client who may only look. */
export type Reader = "owner" | "member" | "few" | "viewer";

export interface BenchPage {
  name: string;
  path: string;
  reader: Reader;
  /** The queries of the page's own content. */
  content: (actor: Actor) => Promise<unknown>;
}

const account = "/accounts/client-1";
const environment = `${account}/applications/site-1/environments/production`;
const place = { application: "site-1", environment: "production" };

/** A page of one account first looks the account up. */
const inAccount = (work: (actor: Actor, accountId: string) => Promise<unknown>) => async (actor: Actor) => {
  const found = await accountBySlug(actor, "client-1");
  if (!found) throw new Error("there is no client-1");
  return work(actor, found.id);
};

const wholePortfolio = (actor: Actor) => portfolio(actor, PortfolioFilter.parse({}));

const wholeQueue = (actor: Actor) =>
  Promise.all([goLiveQueue(actor, QueueFilter.parse({}), new Date()), colleagues(actor)]);

/** The pages that are measured, each with what it asks the database. */
export const PAGES: BenchPage[] = [
  { name: "portfolio, owner", path: "/accounts", reader: "owner", content: wholePortfolio },
  { name: "portfolio, member", path: "/accounts", reader: "member", content: wholePortfolio },
  { name: "go-live queue", path: "/go-live", reader: "owner", content: wholeQueue },
  { name: "account", path: account, reader: "owner", content: inAccount(overviewOf) },
  {
    name: "application",
    path: `${account}/applications/site-1`,
    reader: "owner",
    content: inAccount((actor, id) => applicationBySlug(actor, id, "site-1")),
  },
  {
    name: "environment",
    path: environment,
    reader: "owner",
    content: inAccount((actor, id) => environmentBySlug(actor, id, place)),
  },
  {
    name: "go-live",
    path: `${environment}/go-live`,
    reader: "owner",
    content: inAccount((actor, accountId) => goLiveOf(actor, { accountId, ...place })),
  },
  {
    name: "people of an account",
    path: `${account}/people`,
    reader: "owner",
    content: inAccount((actor, id) =>
      Promise.all([peopleOf(actor, id), assignable(actor, id), pendingInvitations(actor, id)]),
    ),
  },
  {
    name: "people of the agency",
    path: "/people",
    reader: "owner",
    content: (actor) => Promise.all([staffList(actor, { find: "" }), pendingStaffInvitations(actor)]),
  },
  {
    name: "activity",
    path: "/activity",
    reader: "owner",
    content: (actor) => activityOf(actor, ActivityFilter.parse({})),
  },
];

/** Everything that a request for the page asks the database: who it is, what stands around the page, the page. */
export async function readPage(page: BenchPage, token: string) {
  const actor = await actorOf(token);
  if (!actor) throw new Error(`the session of the ${page.reader} ended`);
  const address = readAddress(page.path.slice(1).split("/"));
  return Promise.all([placeOf(actor, address), page.content(actor)]);
}
