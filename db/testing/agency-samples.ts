import { randomUUID } from "node:crypto";
import { asSystem } from "@/db/access";
import { lockFounder } from "@/db/commands/accounts/accounts";
import { removeAccount } from "@/db/commands/accounts/removal";
import { addTemplateTask, restoreTemplate } from "@/db/commands/go-live/template";
import { applyTemplate } from "@/db/commands/go-live/template-applied";
import { assignToMany, removeFromMany } from "@/db/commands/people/assigning";
import { eraseFormer } from "@/db/commands/people/erasure";
import { addAccountsToGroup, removeAccountsFromGroup } from "@/db/commands/people/group-accounts";
import { addToGroup, removeFromGroup } from "@/db/commands/people/group-members";
import { createGroup, removeGroup, renameGroup } from "@/db/commands/people/groups";
import { inviteStaff, resendInvitation } from "@/db/commands/people/inviting";
import { removeEverywhere } from "@/db/commands/people/leaving";
import { changeStaffRole } from "@/db/commands/people/staff";
import { resetSecondFactor, revokeSessions } from "@/db/commands/sign-in/second-factor-help";
import { requireOfStaff } from "@/db/commands/sign-in/second-factor-rule";
import { accountChoices } from "@/db/queries/accounts/account-choices";
import { takenHostnames } from "@/db/queries/accounts/taken-hostnames";
import { activityOf } from "@/db/queries/activity/activity";
import { auditAllAs, auditOf } from "@/db/queries/activity/audit";
import { mailById, mails } from "@/db/queries/activity/mails";
import { goLiveQueue } from "@/db/queries/go-live/go-live-queue";
import { template } from "@/db/queries/go-live/template";
import { colleagues } from "@/db/queries/people/colleagues";
import {
  accountsInGroup,
  accountsOutsideGroup,
  groupChoices,
  groupList,
  groupWithPeople,
  outsideGroup,
} from "@/db/queries/people/groups";
import { leavingOf } from "@/db/queries/people/leaving";
import { matrixOf } from "@/db/queries/people/matrix";
import { pendingStaffInvitations } from "@/db/queries/people/pending-invitations";
import { staffList, staffPerson } from "@/db/queries/people/staff";
import { accountsOfStaff, accountsWithoutStaff } from "@/db/queries/people/staff-accounts";
import { staffWithoutSecondFactor } from "@/db/queries/sign-in/second-factor";
import { another, everything, now, type SampleTable, UNCONFIRMED } from "@/db/testing/permissions";
import { MatrixFilter } from "@/domain/people/matrix";
import { QueueFilter } from "@/domain/queue";

/** Every change that the role in the agency decides. */
export const AGENCY_CHANGES: SampleTable = {
  "account.create": {
    lockFounder: (actor) => asSystem((tx) => lockFounder(tx, actor)),
  },
  "account.remove": {
    removeAccount: (actor, { account }) => removeAccount(actor, account, UNCONFIRMED),
  },
  "template.update": {
    addTemplateTask: (actor) =>
      addTemplateTask(actor, {
        title: `Task ${another()}`,
        what: "Do it.",
        phase: "before",
        side: "agency",
        scope: "every",
        blocking: false,
      }),
    applyTemplate: (actor) => applyTemplate(actor),
    restoreTemplate: (actor) => restoreTemplate(actor),
  },
  "agency.update": {
    requireOfStaff: async (actor) => {
      await requireOfStaff(actor, true);
      return requireOfStaff(actor, false);
    },
  },
  "person.erase": {
    eraseFormer: (actor, { nextColleague }) => eraseFormer(actor, nextColleague(), "nobody"),
  },
  "staff.invite": {
    inviteStaff: (actor) =>
      inviteStaff(actor, { addresses: [`new${another()}@harbour.com`], role: "member" }),
    resendInvitation: (actor, { staffInvitation }) => resendInvitation(actor, null, staffInvitation),
  },
  "staff.change": {
    changeStaffRole: (actor, { nextColleague }) =>
      changeStaffRole(actor, { userId: nextColleague(), role: "admin" }),
  },
  "staff.remove": {
    removeEverywhere: (actor, { nextColleague }) =>
      removeEverywhere(actor, { userId: nextColleague(), successor: "", invitations: "keep" }),
  },
  "secondFactor.reset": {
    resetSecondFactor: (actor, { nextColleague }) => resetSecondFactor(actor, nextColleague()),
  },
  "session.revokeOther": {
    revokeSessions: (actor, { nextColleague }) => revokeSessions(actor, nextColleague()),
  },
  "group.change": {
    createGroup: (actor) => createGroup(actor, `Group ${another()}`),
    renameGroup: (actor, { group }) => renameGroup(actor, group, `Group ${another()}`),
    removeGroup: (actor, { nextGroup }) => removeGroup(actor, nextGroup()),
    addToGroup: (actor, { group, nextColleague }) => addToGroup(actor, group, [nextColleague()]),
    removeFromGroup: (actor, { group, nextColleague }) => removeFromGroup(actor, group, [nextColleague()]),
    addAccountsToGroup: (actor, { group, account }) => addAccountsToGroup(actor, group, [account]),
    removeAccountsFromGroup: (actor, { group, account }) => removeAccountsFromGroup(actor, group, [account]),
  },
  "account.assignStaff": {
    assignToMany: (actor, { account, nextColleague }) => assignToMany(actor, nextColleague(), [account]),
    removeFromMany: (actor, { account, nextColleague }) => removeFromMany(actor, nextColleague(), [account]),
  },
};

/** Everything that is read by the role in the agency. */
export const AGENCY_READS: SampleTable = {
  "account.create": {
    accountChoices: (actor) => accountChoices(actor),
    takenHostnames: (actor) => takenHostnames(actor, ["www.website1.com"]),
  },
  "goLive.queue": {
    goLiveQueue: (actor) => goLiveQueue(actor, QueueFilter.parse({}), now),
    colleagues: (actor) => colleagues(actor),
  },
  "template.update": {
    template: (actor) => template(actor),
  },
  "agency.activity": {
    activityOf: (actor) => activityOf(actor, everything),
    auditOf: (actor) => auditOf(actor, null),
    auditAllAs: (actor) => auditAllAs(actor),
  },
  "agency.update": {
    staffWithoutSecondFactor: (actor) => staffWithoutSecondFactor(actor),
  },
  "staff.list": {
    staffList: (actor) => staffList(actor, { find: "" }),
    staffPerson: (actor, { nextColleague }) => staffPerson(actor, nextColleague()),
    matrixOf: (actor) => matrixOf(actor, MatrixFilter.parse({})),
  },
  "account.assignStaff": {
    accountsOfStaff: (actor, { nextColleague }) => accountsOfStaff(actor, nextColleague(), { find: "" }),
    accountsWithoutStaff: (actor, { nextColleague }) =>
      accountsWithoutStaff(actor, nextColleague(), { find: "" }),
  },
  "staff.invite": {
    pendingStaffInvitations: (actor) => pendingStaffInvitations(actor),
  },
  "staff.remove": {
    leavingOf: (actor, { nextColleague }) => leavingOf(actor, nextColleague()),
  },
  "group.read": {
    groupList: (actor) => groupList(actor),
    groupChoices: (actor) => groupChoices(actor),
    groupWithPeople: (actor, { group }) => groupWithPeople(actor, group),
    outsideGroup: (actor, { group }) => outsideGroup(actor, group),
    accountsInGroup: (actor, { group }) => accountsInGroup(actor, group, { find: "" }),
    accountsOutsideGroup: (actor, { group }) => accountsOutsideGroup(actor, group, { find: "" }),
  },
  "mail.read": {
    mails: (actor) => mails(actor),
    mailById: (actor) => mailById(actor, randomUUID()),
  },
};
