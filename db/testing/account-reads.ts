import { applicationBySlug, applicationsOf } from "@/db/queries/accounts/applications";
import { madeOf } from "@/db/queries/accounts/drafts";
import { environmentBySlug } from "@/db/queries/accounts/environments";
import { overviewOf } from "@/db/queries/accounts/overview";
import { goingWith } from "@/db/queries/accounts/removal";
import { activityOf, activityTable } from "@/db/queries/activity/activity";
import { auditOf } from "@/db/queries/activity/audit";
import { turnsOf } from "@/db/queries/go-live/check-turns";
import { dnsTasksOf } from "@/db/queries/go-live/dns-tasks";
import { evidenceOfEnvironment } from "@/db/queries/go-live/evidence";
import { environmentAt, goLiveOf, stateOfEnvironment } from "@/db/queries/go-live/go-live";
import { goLiveOwners } from "@/db/queries/go-live/go-live-owners";
import { previewOf } from "@/db/queries/go-live/previews";
import { taskPeople } from "@/db/queries/go-live/task-people";
import { pendingInvitations } from "@/db/queries/people/pending-invitations";
import { assignable, peopleOf, personOf } from "@/db/queries/people/people";
import { personWhoCan } from "@/db/queries/people/people-who-can";
import { scopeChoices } from "@/db/queries/people/scope-choices";
import { membersWithoutSecondFactor } from "@/db/queries/sign-in/second-factor";
import { at, everything, now, path, type SampleTable } from "@/db/testing/permissions";

/** Every action that reads of an account. */
export const ACCOUNT_READS: SampleTable = {
  "account.read": {
    overviewOf: (actor, { account }) => overviewOf(actor, account),
    personWhoCan: (actor, { account }) => personWhoCan(actor, account, "account.update"),
  },
  "account.requireSecondFactor": {
    membersWithoutSecondFactor: (actor, { account }) => membersWithoutSecondFactor(actor, account),
  },
  "application.read": {
    applicationsOf: (actor, { account }) => applicationsOf(actor, account),
    applicationBySlug: (actor, { account, application }) => applicationBySlug(actor, account, application),
    madeOf: (actor, { account, name }) => madeOf(actor, account, name),
    scopeChoices: (actor, { account }) => scopeChoices(actor, account),
  },
  "application.remove": {
    goingWith: (actor, { account, application }) => goingWith(actor, account, { application }),
  },
  "environment.read": {
    environmentBySlug: (actor, here) => environmentBySlug(actor, here.account, at(here)),
    environmentAt: (actor, here) => environmentAt(actor, path(here)),
    goLiveOf: (actor, here) => goLiveOf(actor, path(here)),
    stateOfEnvironment: (actor, { account, environment }) => stateOfEnvironment(actor, account, environment),
  },
  "environment.remove": {
    goingWith: (actor, here) => goingWith(actor, here.account, at(here)),
  },
  "hostname.remove": {
    goingWith: (actor, here) => goingWith(actor, here.account, { ...at(here), hostname: here.name }),
  },
  "check.read": {
    turnsOf: (actor, { account, hostname }) => turnsOf(actor, account, [hostname]),
    evidenceOfEnvironment: (actor, { account, environment }) =>
      evidenceOfEnvironment(actor, account, environment),
    previewOf: (actor, { account, hostname }) => previewOf(actor, account, hostname),
  },
  "task.plan": {
    goLiveOwners: (actor, { account }) => goLiveOwners(actor, account),
    taskPeople: (actor, { account, environment }) => taskPeople(actor, account, environment),
  },
  "dnsTask.send": {
    dnsTasksOf: (actor, { account, environment }) => dnsTasksOf(actor, account, environment, now),
  },
  "people.list": {
    peopleOf: (actor, { account }) => peopleOf(actor, account),
    personOf: (actor, { account, nextPerson }) => personOf(actor, account, nextPerson()),
  },
  "invitation.send": {
    pendingInvitations: (actor, { account }) => pendingInvitations(actor, account),
  },
  "activity.read": {
    activityOf: (actor, { account }) => activityOf(actor, everything, account),
    activityTable: (actor, { account }) => activityTable(actor, everything, account),
    auditOf: (actor, { account }) => auditOf(actor, account),
  },
  "account.assignStaff": {
    assignable: (actor, { account }) => assignable(actor, account),
  },
};
