import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { DnsProvider, TTL } from "./dns-provider";
import { askAt } from "./internet/ask";
import { guideWorld, practiceEdge } from "./internet/demo-world";
import { type Internet, startInternet } from "./internet/internet";
import { Mailbox } from "./mailbox";
import { folderWithDatabase, type Portal, startPortal } from "./portal";

export interface Person {
  name: string;
  email: string;
  password: string;
}

const person = (name: string, domain: string): Person => ({
  name,
  email: `${name.split(" ")[0]?.toLowerCase()}@${domain}`,
  password: `the long password of ${name}`,
});

/** The agency's owner, a colleague, and people of two clients. */
export const people = {
  ana: person("Ana Ruiz", "harbour-row.com"),
  jo: person("Jo Tan", "harbour-row.com"),
  maria: person("Maria Lind", "website1.com"),
  leo: person("Leo Hart", "website1.com"),
  zoe: person("Zoe Park", "website2.com"),
};

export const AGENCY = "Harbour Row";

/** What the practice edge shows when it asks the portal. */
const EDGE_TOKEN = "the practice edge's own token";

interface Fixtures {
  internet: Internet;
  provider: DnsProvider;
  mailbox: Mailbox;
  /** What the portal is told besides. */
  settings: Record<string, string>;
  /** A new portal on an empty data folder, wired to the practice internet and the mailbox. */
  portal: Portal;
  /** A page in a browser of its own, of somebody who is not signed in. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same, signed in. */
  as: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** The first visit: Ana opens the portal and is its owner. */
  owner: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first argument
  internet: async ({}, use) => {
    const internet = await startInternet(guideWorld(TTL));
    await use(internet);
    await internet.close();
  },
  provider: async ({ internet }, use) => use(new DnsProvider(internet)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailbox: async ({}, use) => {
    const mailbox = new Mailbox();
    await use(mailbox);
    await mailbox.close();
  },
  settings: [{}, { option: true }],
  portal: async ({ internet, mailbox, settings }, use, { status, expectedStatus, attach }) => {
    const dataFolder = folderWithDatabase();
    const practice = join(dataFolder, "practice.json");
    writeFileSync(practice, JSON.stringify(internet.config));
    const portal = await startPortal({
      ...settings,
      PORTICO_DATA: dataFolder,
      PORTICO_PRACTICE: practice,
      EDGE_DOMAIN: practiceEdge.domain,
      EDGE_ADDRESSES: practiceEdge.addresses.join(" "),
      EDGE_MARKER: practiceEdge.marker,
      EDGE_TOKEN,
      SMTP_URL: await mailbox.open(),
    });
    if (internet.edge) internet.edge.ask = askAt(`${portal.origin}/api/edge?token=${EDGE_TOKEN}&`);
    await use(portal);
    if (status !== expectedStatus) await attach("portal", { body: portal.output() });
    await portal.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  },
  visitor: async ({ portal, browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: portal.origin, locale: "en-GB", ...options });
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  as: async ({ visitor }, use) =>
    use(async (somebody, options) => {
      const page = await visitor(options);
      await page.goto("/sign-in");
      await signIn(page, somebody);
      return page;
    }),
  owner: async ({ portal, visitor }, use) => {
    const page = await visitor();
    await openPortal(page, portal);
    await use(page);
  },
});

/** Opens a new portal through the link that its terminal shows. */
export async function openPortal(page: Page, portal: Portal, options?: { example: boolean }) {
  const { name, email, password } = people.ana;
  await page.goto(/First visit: (\S+)/.exec(portal.output())?.[1] ?? "no link was printed");
  await page.getByLabel("Name of the agency").fill(AGENCY);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Fill in an example").setChecked(options?.example ?? false);
  await page.getByRole("button", { name: "Open the portal" }).click();
  await page.waitForURL("/accounts");
}

export async function signIn(page: Page, { email, password }: Person) {
  await page.getByRole("textbox", { name: "Mail address" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Signs in by a mailed link, as somebody does who has no password. */
export async function signInByMail(page: Page, mailbox: Mailbox, { email }: Pick<Person, "email">) {
  await page.goto("/sign-in/mail");
  await page.getByRole("textbox", { name: "Mail address" }).fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.goto((await mailbox.letterTo(email, "your link to sign in")).link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("/accounts**");
}

/** What a form says that was not accepted. */
export const refusal = (page: Page) => page.getByRole("alert", { name: "Not saved yet" });
