import type { EnvironmentKind } from "@/domain/accounts/environment";
import {
  FUNCTIONS,
  HAND_OVER,
  SIGN_OFF,
  STAGING_FIRST,
  type TaskText,
} from "@/domain/go-live/checklist/manual-task";

/** Which environments get a task: what concerns the client's whole go-live is done once, with production. */
export const TASK_SCOPES = ["every", "production"] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];

export interface TemplateTask extends TaskText {
  scope: TaskScope;
}

const task = (
  phase: TaskText["phase"],
  scope: TaskScope,
  key: string,
  title: string,
  what: string,
  side: TaskText["side"] = "agency",
): TemplateTask => ({ key, title, what, phase, scope, side, blocking: false });

/** The manual tasks of an agency that has not made a list of its own. All are advised. */
export const DEFAULT_TEMPLATE: TemplateTask[] = [
  task(
    "before",
    "production",
    "session",
    "Hold the working session",
    "Go through people, stack, origin, caching, domains, HTTPS, names in DNS and environments. Record it, and note the link.",
  ),
  task(
    "before",
    "production",
    "documentation",
    "Deliver the documentation",
    "Give the client what was agreed in writing, and note where it is.",
  ),
  task("before", "production", "training-1", "First training", "Show the client’s people the portal."),
  task(
    "before",
    "production",
    "training-2",
    "Second training",
    "Answer what came up since, and show how to change the website.",
  ),
  task("before", "production", "workshop", "Workshop", "Work through the client’s own cases together."),
  task(
    "before",
    "production",
    "support",
    "Introduce support",
    "Say whom to call for what, at which hours, and how fast one hears back.",
  ),
  task(
    "before",
    "every",
    "tried",
    "Try the website through the edge",
    "Point the host name at an edge address in your own hosts file and click through the website: home, search, cart, sign-in, checkout, and again in a private window.",
  ),
  task(
    "before",
    "production",
    STAGING_FIRST,
    "Staging is live",
    "Bring staging live before production: what goes wrong there, no visitor sees.",
  ),
  task(
    "before",
    "every",
    "dns-access",
    "Find who can change the DNS",
    "Agree with the client on who signs in at the DNS provider, and when.",
  ),
  task(
    "change",
    "every",
    HAND_OVER,
    "Hand over the DNS instructions",
    "Give the record to change to whoever changes it. From then on it is the client’s turn.",
  ),
  task(
    "after",
    "every",
    FUNCTIONS,
    "Test what visitors do",
    "Forms, search, sign-in and checkout, in a private window too.",
  ),
  task(
    "after",
    "every",
    SIGN_OFF,
    "Client signs off",
    "The client has looked at the live website and agrees.",
    "client",
  ),
  task(
    "after",
    "production",
    "performance",
    "Review the performance",
    "Compare speed and errors with the time before, and note where the report is.",
  ),
  task(
    "after",
    "production",
    "recommendations",
    "Deploy the recommendations",
    "Put the review’s changes live, and note the commit.",
  ),
];

/** What an environment of this kind gets of a template. */
export const copiesFor = (kind: EnvironmentKind, template: TemplateTask[]): TaskText[] =>
  template
    .filter(({ scope }) => scope === "every" || kind === "production")
    .map(({ scope: _, ...text }) => text);
