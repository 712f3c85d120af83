import type { EnvironmentKind } from "@/domain/accounts/environment";
import { environmentWord } from "@/domain/accounts/environment-word";
import { TASK_TITLES } from "@/domain/go-live/checklist/task-title";

/** What an address of the portal is about: the slugs in it, and the word after them. */
export interface Address {
  account?: string;
  application?: string;
  environment?: string;
  /** The first segment of the portal: accounts, people, activity, me, mail. */
  area: string;
  /** What follows the account: "" for its overview, people, activity, settings, applications. */
  section: string;
  path: string[];
}

/** Reads the segments after the portal's origin. `new` is a page, never a slug. */
export function readAddress(path: string[]): Address {
  const [area = "", account] = path;
  if (area !== "accounts" || !account || account === "new") return { area, section: "", path };
  const [, , section = "", application, below, environment] = path;
  if (section !== "applications") return { area, account, section, path };
  return {
    area,
    account,
    section,
    application: slug(application),
    environment: below === "environments" ? slug(environment) : undefined,
    path,
  };
}

const slug = (segment?: string) => (segment === "new" ? undefined : segment);

/** The same sub-page of another account: what lies below an application stays behind. */
export const inAccount = (address: Address, account: string) =>
  ["people", "activity", "settings", "applications"].includes(address.section)
    ? `/accounts/${account}/${address.section}`
    : `/accounts/${account}`;

export interface Step {
  label: string;
  href?: string;
}

/** Words for the segments that are pages; whatever is not here is left out of the way down. */
const PAGES: Record<string, string> = {
  people: "People",
  groups: "Groups",
  "remove-everywhere": "Remove everywhere",
  activity: "Activity",
  settings: "Settings",
  checklist: "Checklist",
  app: "Authenticator app",
  passkey: "Passkey",
  codes: "Recovery codes",
  mail: "Mail",
  me: "Your login",
  notifications: "Notices",
  remove: "Remove",
  "go-live": "Go live",
  checks: "All checks",
  "roll-back": "Roll back",
  nameservers: "Nameservers",
  invite: "Invite",
  matrix: "Matrix",
  sessions: "Signed-in browsers",
  security: "Security",
  profile: "Profile",
};

export interface Names {
  account: string | null;
  application: string | null;
  environment: string | null;
  kind?: EnvironmentKind | null;
}

/** The way down to a page in words, one step a segment that can be opened. */
export function stepsOf(address: Address, names: Names | undefined, reader: "agency" | "client"): Step[] {
  const client = reader === "client";
  const named: Record<number, string | null | undefined> = address.account
    ? { 1: names?.account, 3: names?.application, 5: environmentName(names, client) }
    : {};
  const words: Record<string, string> = {
    ...PAGES,
    accounts: client ? "Your accounts" : "Clients",
    applications: client ? "Websites" : "Applications",
    "send-dns": client ? "Send the DNS steps" : "Send to client",
  };
  return address.path.flatMap((segment, index) => {
    const label = named[index] ?? pageWord(address, index, wordFor(segment, words));
    return label ? [{ label, href: `/${address.path.slice(0, index + 1).join("/")}` }] : [];
  });
}

const environmentName = (names: Names | undefined, client: boolean) =>
  client && names?.kind ? environmentWord(names.kind, names.environment ?? "") : names?.environment;

function pageWord({ path }: Address, index: number, word?: string) {
  const above = path[index - 1];
  if (above === "go-live" || (above === "checklist" && path[index] !== "new"))
    return wordFor(path[index] ?? "", TASK_TITLES) ?? word;
  return path[index] === "new" ? newWord(path, index) : word;
}

const newWord = (path: string[], index: number) =>
  wordFor(path[index - 1] ?? "", {
    accounts: "Add a client",
    applications: "Add an application",
    environments: "Add an environment",
    checklist: "Add a task",
  });

/** Only a word of ours: "constructor" is in every object. */
const wordFor = (segment: string, words: Record<string, string>) =>
  Object.hasOwn(words, segment) ? words[segment] : undefined;
