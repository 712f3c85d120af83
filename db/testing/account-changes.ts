import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { exportAccount } from "@/db/commands/accounts/account-export";
import { addHostname, removeHostname } from "@/db/commands/accounts/hostnames";
import { renameAccount, renameApplication, renameEnvironment } from "@/db/commands/accounts/names";
import { createApplication } from "@/db/commands/accounts/new-application";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { changeOrigin } from "@/db/commands/accounts/origin";
import { removeApplication, removeEnvironment } from "@/db/commands/accounts/removal";
import { resumeAccount, suspendAccount } from "@/db/commands/accounts/suspension";
import { approve, noteApproval } from "@/db/commands/go-live/approval";
import { startCheck } from "@/db/commands/go-live/checks";
import { sendDnsTasks } from "@/db/commands/go-live/dns-sending";
import { remind, revokeDnsTask } from "@/db/commands/go-live/dns-tasks";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { recordGoLive } from "@/db/commands/go-live/go-live-record";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { dropMove, keepMove } from "@/db/commands/go-live/nameserver-moves";
import { startPreview } from "@/db/commands/go-live/previews";
import { keepRecords } from "@/db/commands/go-live/saved-records";
import { planTask } from "@/db/commands/go-live/task-plans";
import { inviteClients, resendInvitation } from "@/db/commands/people/inviting";
import { assignStaff, changeClientRole, removeFromAccount } from "@/db/commands/people/memberships";
import { startViewing } from "@/db/commands/people/viewing";
import { requireOfAccount } from "@/db/commands/sign-in/second-factor-rule";
import { another, at, now, place, type SampleTable, UNCONFIRMED } from "@/db/testing/permissions";

/** Every action that changes something in an account. */
export const ACCOUNT_CHANGES: SampleTable = {
  "account.update": {
    renameAccount: (actor, { account }) => renameAccount(actor, account, `Name ${another()}`),
  },
  "account.requireSecondFactor": {
    requireOfAccount: async (actor, { account }) => {
      await requireOfAccount(actor, account, true);
      return requireOfAccount(actor, account, false);
    },
  },
  "account.export": {
    exportAccount: (actor, { account }) => exportAccount(actor, account),
  },
  "account.suspend": {
    suspendAccount: async (actor, { account }) => {
      await suspendAccount(actor, account);
      return resumeAccount(actor, account);
    },
    resumeAccount: (actor, { account }) => resumeAccount(actor, account),
  },
  "account.viewAs": {
    startViewing: (actor, { account }) =>
      startViewing({ ...actor, sessionId: randomUUID() }, account, "client_viewer", now),
  },
  "application.create": {
    createApplication: (actor, { account }) =>
      createApplication(actor, account, {
        name: `Shop ${another()}`,
        hostname: `shop${another()}.com`,
        origin: null,
        staging: null,
      }),
  },
  "application.update": {
    renameApplication: (actor, { account, application }) =>
      renameApplication(actor, account, application, `Name ${another()}`),
  },
  "application.remove": {
    removeApplication: (actor, { account, application }) =>
      removeApplication(actor, account, application, UNCONFIRMED),
  },
  "environment.create": {
    createEnvironment: (actor, { account, application }) =>
      createEnvironment(actor, account, application, {
        name: `Test${another()}`,
        kind: "staging",
        hostname: `test${another()}.com`,
        origin: null,
      }),
  },
  "environment.update": {
    renameEnvironment: (actor, here) => renameEnvironment(actor, here.account, at(here), `Name${another()}`),
    changeOrigin: (actor, here) => changeOrigin(actor, here.account, at(here), `origin${another()}.example`),
    keepMove: (actor, here) =>
      keepMove(
        actor,
        place(here),
        { nameservers: [], comparison: { compared: 0, differences: [], unasked: [], signed: false } },
        now,
      ),
    dropMove: (actor, here) => dropMove(actor, place(here)),
    keepRecords: (actor, here) => {
      const record = { name: here.name, type: "MX", ttl: 300, data: `10 mail${another()}.example` };
      return keepRecords(actor, place(here), { records: [record], nameservers: [], unread: [] }, now);
    },
  },
  "environment.remove": {
    removeEnvironment: (actor, here) => removeEnvironment(actor, here.account, at(here), UNCONFIRMED),
  },
  "hostname.add": {
    addHostname: (actor, here) => addHostname(actor, here.account, at(here), `added${another()}.com`),
  },
  "hostname.remove": {
    removeHostname: (actor, here) =>
      removeHostname(actor, here.account, { ...at(here), hostname: here.name }, UNCONFIRMED),
  },
  "check.run": {
    startCheck: (actor, { account, environment }) => startCheck(actor, account, environment, now),
    startPreview: (actor, here) => startPreview(actor, place(here), here.name, now),
  },
  "task.complete": {
    markTask: (actor, { account, environment }) =>
      markTask(actor, account, environment, "functions", true, now),
  },
  "task.plan": {
    planTask: (actor, here) =>
      planTask(actor, place(here), {
        task: "functions",
        owner: null,
        dueOn: null,
        note: `Note ${another()}`,
      }),
    planGoLive: (actor, here) => planGoLive(actor, place(here), { due: null }, now),
  },
  "goLive.signOff": {
    recordGoLive: (actor, here) => recordGoLive(actor, place(here), now),
    noteApproval: (actor, here) => noteApproval(actor, place(here), "Cleo on the phone", now),
  },
  "goLive.clientApprove": {
    approve: (actor, here) => approve(actor, place(here), now),
  },
  "dnsTask.send": {
    sendDnsTasks: (actor, { account, environment, hostname }) =>
      sendDnsTasks(
        actor,
        account,
        environment,
        { hostnameIds: [hostname], addresses: [], note: "", phone: "", how: "copy" },
        now,
      ),
    remind: (actor, { account, dnsTask }) => remind(actor, account, dnsTask, now),
  },
  "dnsTask.revoke": {
    revokeDnsTask: async (actor, { account, dnsTask }) => {
      await asSystem((tx) => tx.execute(sql`update dns_tasks set revoked_at = null where id = ${dnsTask}`));
      return revokeDnsTask(actor, account, dnsTask, now);
    },
  },
  "membership.change": {
    changeClientRole: (actor, { account, nextPerson }) =>
      changeClientRole(actor, account, { userId: nextPerson(), role: "client_member" }),
  },
  "membership.remove": {
    removeFromAccount: (actor, { account, nextPerson }) => removeFromAccount(actor, account, nextPerson()),
  },
  "invitation.send": {
    inviteClients: (actor, { account }) =>
      inviteClients(actor, account, { addresses: [`new${another()}@client.com`], role: "client_viewer" }),
  },
  "invitation.revoke": {
    resendInvitation: (actor, { account, invitation }) => resendInvitation(actor, account, invitation),
  },
  "account.assignStaff": {
    assignStaff: (actor, { account, nextColleague }) => assignStaff(actor, account, nextColleague()),
  },
};
