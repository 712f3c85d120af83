import { ACTIVITY_NOUNS } from "@/domain/activity/activity-filter";
import type { Actor } from "@/domain/people/actor";

/** What somebody did, completed by the subject where it says so. Unknown actions read as their own words. */
const SENTENCES: Record<string, string> = {
  "agency.founded": "opened the portal of *",
  "account.founded": "added the client *",
  "account.renamed": "renamed the account",
  "account.removed": "removed the client *",
  "account.suspended": "suspended the account",
  "account.resumed": "resumed the account",
  "view.started": "viewed the portal as the client (*)",
  "view.ended": "stopped viewing the portal as the client (*)",
  "application.created": "added the application *",
  "application.renamed": "renamed an application",
  "application.removed": "removed the application *",
  "environment.created": "added the environment *",
  "environment.renamed": "renamed the environment *",
  "environment.originChanged": "changed the origin of *",
  "environment.planned": "planned the go-live of *",
  "environment.settled": "saw * through its 7-day watch with every task done",
  "environment.unwatched": "could not look at * for long, and watches it for longer",
  "environment.removed": "removed *",
  "environment.found": "found * changed",
  "hostname.added": "added a host name to *",
  "hostname.removed": "removed a host name from *",
  "hostname.recordsKept": "saved the records of * anew, as they are now",
  "hostname.moveCompared": "compared the new nameservers of *",
  "hostname.moveDropped": "keeps the nameservers of *",
  "check.started": "asked for a check of *",
  "preview.compared": "compared edge and origin of *",
  "task.completed": "completed *",
  "task.reopened": "reopened *",
  "dnsTask.handedOver": "handed over the DNS change of *",
  "dnsTask.sent": "sent a link for the DNS of *",
  "dnsTask.made": "made a link to copy for the DNS of *",
  "dnsTask.reminded": "sent a reminder of the DNS of *",
  "dnsTask.revoked": "revoked a link for the DNS of *",
  "dnsTask.forwarded": "passed on the link for the DNS of *",
  "dnsTask.saidDone": "said that the DNS of * is changed",
  "task.planned": "planned *",
  "golive.approved": "approved *",
  "golive.approvalNoted": "noted the client’s approval of *",
  "golive.recorded": "recorded the go-live of *",
  "template.added": "added “*” to the checklist",
  "template.changed": "changed “*” of the checklist",
  "template.removed": "removed “*” from the checklist",
  "template.restored": "restored the checklist as Portico brings it",
  "template.applied": "brought * up to the checklist",
  "invitation.sent": "invited *",
  "invitation.resent": "sent the invitation of * again",
  "invitation.corrected": "corrected the address of the invitation of *",
  "invitation.askedAgain": "asked for a new invitation of *",
  "invitation.revoked": "revoked the invitation of *",
  "invitation.accepted": "joined as *",
  "membership.changed": "changed the role of *",
  "membership.removed": "removed the access of *",
  "password.changed": "changed their password",
  "profile.changed": "changed their profile",
  "secondFactor.appAdded": "added an authenticator app",
  "secondFactor.appRemoved": "removed their authenticator app",
  "secondFactor.passkeyAdded": "added a passkey",
  "secondFactor.passkeyRemoved": "removed a passkey",
  "secondFactor.codesMade": "made new recovery codes",
  "secondFactor.codeUsed": "used a recovery code",
  "secondFactor.reset": "took away the second factor of *",
  "session.revokedOther": "signed * out everywhere",
  "session.ended": "signed out another browser (*)",
  "session.othersEnded": "signed out everywhere else (*)",
  "login.made": "made a login for *",
  "login.linked": "signs in through * from now on",
  "agency.secondFactorRequired": "asks everybody of the agency for a second factor",
  "agency.secondFactorLeftOpen": "no longer asks the agency’s people for a second factor",
  "account.secondFactorRequired": "asks everybody of the account for a second factor",
  "account.secondFactorLeftOpen": "no longer asks for a second factor",
  "staff.assigned": "added * to the account",
  "staff.changed": "changed the agency role of *",
  "person.erased": "erased the personal data of *",
  "account.exported": "downloaded the data of the account",
  "staff.removed": "removed * from the agency",
  "membership.endedEverywhere": "removed * everywhere",
  "staff.addedToMany": "added * to several clients",
  "staff.takenFromMany": "took * out of several clients",
  "staff.left": "removed the access of *",
  "group.created": "made the group *",
  "group.renamed": "renamed the group *",
  "group.removed": "removed the group *",
  "group.joined": "added people to the group *",
  "group.left": "took people out of the group *",
  "group.accountsAdded": "added clients to the group *",
  "group.accountsRemoved": "took clients out of the group *",
};

/** The same to a client, who has websites where the agency has applications, and knows no origins. */
const CLIENT_SENTENCES: Record<string, string> = {
  "application.created": "added the website *",
  "application.renamed": "renamed a website",
  "application.removed": "removed the website *",
  "environment.originChanged": "changed where * comes from",
};

interface Told {
  action: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** One event as a sentence without its actor, such as "changed the origin of Staging of Website2". */
export function sentenceOf(
  { action, subject, before, after }: Told,
  { staffRole }: Pick<Actor, "staffRole">,
) {
  const sentence =
    (staffRole ? undefined : CLIENT_SENTENCES[action]) ?? SENTENCES[action] ?? `${actionWords(action)}: *`;
  const group = groupIn(after) ?? groupIn(before);
  return sentence.replace("*", () => subject) + (group ? ` through ${group}` : "");
}

/** The group through which somebody came to an account or left it: part of the sentence, not of what changed. */
function groupIn(side: unknown) {
  const { group } = Object(side) as { group?: unknown };
  return typeof group === "string" ? group : undefined;
}

/** The parts of an action, or of a field, as words: "report sent out". */
export const actionWords = (action: string) => action.replace(/[.]|(?=[A-Z])/g, " ").toLowerCase();

/** Whether there are words for an action, and a noun to find it by. */
export const isTold = (action: string) =>
  action in SENTENCES && (action.split(".")[0] ?? "") in ACTIVITY_NOUNS;
