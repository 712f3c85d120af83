import { activityOf, activityTable } from "@/db/queries/activity";
import { applicationBySlug, applicationsOf } from "@/db/queries/applications";
import { auditOf } from "@/db/queries/audit";
import { turnsOf } from "@/db/queries/check-turns";
import { dnsTasksOf } from "@/db/queries/dns-tasks";
import { environmentBySlug } from "@/db/queries/environments";
import { evidenceOfEnvironment } from "@/db/queries/evidence";
import { environmentAt, goLiveOf, stateOfEnvironment } from "@/db/queries/go-live";
import { goLiveOwners } from "@/db/queries/go-live-owners";
import { overviewOf } from "@/db/queries/overview";
import { pendingInvitations } from "@/db/queries/pending-invitations";
import { assignable, peopleOf, personOf } from "@/db/queries/people";
import { personWhoCan } from "@/db/queries/people-who-can";
import { previewOf } from "@/db/queries/previews";
import { goingWith } from "@/db/queries/removal";
import { membersWithoutSecondFactor } from "@/db/queries/second-factor";
import { taskPeople } from "@/db/queries/task-people";
import { at, everything, now, path, type SampleTable } from "@/db/test-permissions";

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
    taskPeople: (actor, { account }) => taskPeople(actor, account),
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
