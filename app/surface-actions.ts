/**
 * Every server action, with the permissions that its commands ask for, or why they ask for none, as in the registry of
 * pages. A test compares it with the sources.
 */
export const ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "(portal)/accounts/[account]/applications/[application]/actions.ts": {
    renameApplicationTo: "application.update",
  },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/actions.ts": {
    renameEnvironmentTo: "environment.update",
    addHostnameTo: "hostname.add",
    changeOriginTo: "environment.update",
  },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/hostnames/[hostname]/remove/actions.ts":
    {
      removeHostnameAt: "hostname.remove",
    },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/nameservers/actions.ts":
    {
      moveAt: "environment.update",
    },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/remove/actions.ts": {
    removeEnvironmentAt: "environment.remove",
  },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/roll-back/actions.ts": {
    saveAnewAt: "check.run environment.update",
  },
  "(portal)/accounts/[account]/applications/[application]/environments/[environment]/send-dns/actions.ts": {
    send: "dnsTask.send",
    settleLink: "dnsTask.revoke dnsTask.send",
  },
  "(portal)/accounts/[account]/applications/[application]/environments/new/actions.ts": {
    addEnvironment: "environment.create",
  },
  "(portal)/accounts/[account]/applications/[application]/remove/actions.ts": {
    removeApplicationAt: "application.remove",
  },
  "(portal)/accounts/[account]/applications/new/actions.ts": {
    addApplication: "application.create",
  },
  "(portal)/accounts/[account]/people/actions.ts": {
    invite: "invitation.send",
    settleInvitation: "invitation.revoke staff.invite",
    addColleague: "account.assignStaff",
    changeRole: "membership.change",
    remove: "account.assignStaff membership.remove",
    correct: "invitation.revoke staff.invite",
  },
  "(portal)/accounts/[account]/remove/actions.ts": {
    removeAccountAt: "account.remove",
  },
  "(portal)/accounts/[account]/settings/actions.ts": {
    renameAccountTo: "account.update",
    suspend: "account.suspend",
    resume: "account.suspend",
    requireSecondFactor: "account.requireSecondFactor",
  },
  "(portal)/accounts/new/[draft]/check/actions.ts": {
    create: "account.create",
  },
  "(portal)/accounts/new/[draft]/environments/actions.ts": {
    answerEnvironments: "self: one’s own draft, which founds nothing",
  },
  "(portal)/accounts/new/[draft]/people/actions.ts": {
    answerPeople: "self: one’s own draft, which founds nothing",
  },
  "(portal)/accounts/new/[draft]/website/actions.ts": {
    answerWebsite: "self: one’s own draft, which founds nothing",
  },
  "(portal)/accounts/new/actions.ts": {
    begin: "account.create",
    discard: "self: one’s own draft, which founds nothing",
  },
  "(portal)/go-live/actions.ts": {
    checkIt: "check.run",
    mark: "task.complete",
    recordIt: "goLive.signOff",
    approveIt: "goLive.clientApprove",
    noteIt: "goLive.clientApprove goLive.signOff",
    plan: "task.plan",
  },
  "(portal)/go-live/plan-actions.ts": {
    planIt: "task.plan",
  },
  "(portal)/go-live/preview-action.ts": {
    compareIt: "check.run",
  },
  "(portal)/go-live/queue-actions.ts": {
    changeQueue: "dnsTask.send task.plan",
  },
  "(portal)/me/actions.ts": {
    saveProfile: "self: one’s own login, notices and data",
    saveNoticeMail: "self: one’s own login, notices and data",
    savePassword: "self: one’s own login, notices and data",
    signOutEverywhere: "self: one’s own login, notices and data",
    endOne: "self: one’s own login, notices and data",
  },
  "(portal)/me/data/actions.ts": {
    erase: "self: one’s own login, notices and data",
  },
  "(portal)/notifications/actions.ts": {
    markOneRead: "self: one’s own login, notices and data",
    markAllRead: "self: one’s own login, notices and data",
  },
  "(portal)/people/[person]/actions.ts": {
    addAccounts: "account.assignStaff",
    removeAccounts: "account.assignStaff",
  },
  "(portal)/people/[person]/remove-everywhere/actions.ts": {
    leave: "staff.remove",
  },
  "(portal)/people/actions.ts": {
    invite: "staff.invite",
    settleInvitation: "invitation.revoke staff.invite",
    changeRole: "staff.change",
    correct: "invitation.revoke staff.invite",
  },
  "(portal)/people/former/actions.ts": {
    eraseOne: "person.erase",
  },
  "(portal)/people/groups/actions.ts": {
    create: "group.change",
    rename: "group.change",
    remove: "group.change",
    addPeople: "group.change",
    removePeople: "group.change",
    addAccounts: "group.change",
    removeAccounts: "group.change",
  },
  "(portal)/settings/checklist/actions.ts": {
    add: "template.update",
    change: "template.update",
    move: "template.update",
    remove: "template.update",
    restore: "template.update",
    apply: "template.update",
  },
  "(portal)/settings/security/actions.ts": {
    saveRule: "agency.update",
  },
  "(portal)/view-actions.ts": {
    viewAsClient: "account.viewAs",
    stopView: "self: ends one’s own view",
  },
  "(public)/dns/[token]/actions.ts": {
    checkChange: "link: whoever holds the link to one DNS change",
    passOn: "link: whoever holds the link to one DNS change",
  },
  "(public)/first-visit/[token]/actions.ts": {
    foundAgency: "link: whoever holds the link of the first start",
  },
  "(public)/invitations/[token]/actions.ts": {
    joinAsNew: "link: whoever holds an invitation for their own address",
    joinSignedIn: "link: whoever holds an invitation for their own address",
    askForNew: "link: whoever holds an invitation for their own address",
  },
  "(public)/me/confirm/actions.ts": {
    confirm: "self: proves again who is signed in",
    confirmQuestion: "self: proves again who is signed in",
    confirmByPasskey: "self: proves again who is signed in",
  },
  "(public)/recover/actions.ts": {
    ask: "public: before sign-in",
    choose: "public: before sign-in",
  },
  "(public)/sign-in/actions.ts": {
    signIn: "public: before sign-in",
    signInQuestion: "public: before sign-in",
    signInByPasskey: "public: before sign-in",
    mailLink: "public: before sign-in",
    followLink: "public: before sign-in",
    signInThrough: "public: before sign-in",
  },
  "(public)/sign-in/code/actions.ts": {
    showCode: "public: before sign-in",
    showQuestion: "public: before sign-in",
    showPasskey: "public: before sign-in",
  },
  "second-factor/actions.ts": {
    startApp: "self: one’s own login, notices and data",
    confirmApp: "self: one’s own login, notices and data",
    removeApp: "self: one’s own login, notices and data",
    makeQuestion: "self: one’s own login, notices and data",
    keepPasskey: "self: one’s own login, notices and data",
    dropPasskey: "self: one’s own login, notices and data",
    makeCodes: "self: one’s own login, notices and data",
  },
  "second-factor/help.ts": {
    endSessionsOf: "session.revokeOther",
    takeSecondFactorAway: "secondFactor.reset",
  },
  "sign-out.ts": {
    signOut: "self: one’s own login, notices and data",
  },
};
