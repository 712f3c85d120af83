import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { forbiddenAddresses } from "@/e2e/golive/forbidden";
import { startSilentListener } from "@/e2e/golive/silent-listener";
import { askAt } from "@/e2e/internet/ask";
import { guideWorld } from "@/e2e/internet/demo-world";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { socketAddress } from "@/e2e/internet/switchboard";
import { Mailbox } from "@/e2e/mailbox";
import { freshDataFolder, type Portal, startPortal } from "@/e2e/portal";
import { A, ACTORS, type ActorName, B, mailOf, passwordOf } from "./actors";
import { Client } from "./client";
import { assign, found, joinBoth } from "./founding";
import { changeRows, everyRow } from "./stored";

export interface World {
  portal: Portal;
  /** What it has printed so far, before it was started again too. */
  output: () => string;
  /** Stops the portal, runs a statement in its database as nobody could through it, and starts it again. */
  alter: (statement: string) => Promise<void>;
  mailbox: Mailbox;
  internet: Internet;
  /** Stands where every address is to which nothing may be sent. */
  listener: Awaited<ReturnType<typeof startSilentListener>>;
  as: Record<ActorName, Client>;
  visitor: () => Client;
  /** Somebody new joins with a password, invited to B's or A's account or to the agency. */
  join: (name: string, role: string, account?: string) => Promise<Client>;
  /** The link in the newest mail to this address. */
  linkTo: (address: string, subject?: RegExp) => Promise<URL>;
  /** Signs in with a password, in a new browser. */
  signIn: (name: string) => Promise<Client>;
  /** Everything that happened, as the owner's table of it: it grows with every change. */
  changes: () => Promise<string>;
  /** Everything in the database's files, read while the portal is stopped. */
  stored: () => Promise<string>;
  close: () => Promise<void>;
}

export const EDGE_TOKEN = "canary-edge-token-of-the-attack";
export const SECRET = "Vq3k9ZpT7mXw2RcLd5HsYb8NfJ4uGaE6-canary";

export async function openWorld(): Promise<World> {
  const internet = await startInternet(guideWorld(300));
  const listener = await startSilentListener();
  for (const address of forbiddenAddresses)
    for (const port of [25, 53, 80, 443, 6379])
      internet.config.routes[socketAddress(address, port)] ??= listener.at;
  const mailbox = new Mailbox();
  const dataFolder = freshDataFolder();
  const practice = join(dataFolder, "practice.json");
  writeFileSync(practice, JSON.stringify(internet.config));
  let portal = await startPortal({
    PORTICO_DATA: dataFolder,
    PORTICO_PRACTICE: practice,
    PORTICO_SECRET: SECRET,
    TRUSTED_PROXIES: "1",
    EDGE_DOMAIN: "edge.portico-practice.net",
    EDGE_ADDRESSES: "203.0.113.10",
    EDGE_TOKEN,
    SMTP_URL: await mailbox.open(),
  });
  if (internet.edge) internet.edge.ask = askAt(`${portal.origin}/api/edge?token=${EDGE_TOKEN}&`);
  let printed = "";
  /** The same portal again at the same address, after somebody had its database in hand. */
  async function alter(statement: string) {
    printed += portal.output();
    await portal.stop();
    await changeRows(join(dataFolder, "database"), statement);
    portal = await startPortal(portal.settings);
  }
  const visitor = () => new Client(portal.origin);
  const read = new Set<string>();

  const unread = (address: string, subject: RegExp) =>
    mailbox
      .lettersTo(address)
      .filter((mail) => subject.test(mail.subject ?? ""))
      .map((mail) => /https?:\/\/\S+/.exec(mail.text ?? "")?.[0] ?? "")
      .findLast((link) => link && !read.has(link));

  async function linkTo(address: string, subject = /./) {
    for (let tries = 0; tries < 200; tries++) {
      const link = unread(address, subject);
      if (link) {
        read.add(link);
        return new URL(link);
      }
      await pause(100);
    }
    throw new Error(`no mail to ${address}`);
  }

  async function signIn(name: string) {
    const client = visitor();
    const typed = { email: mailOf(name), password: passwordOf(name) };
    const { status } = await client.submit("/sign-in", ["email", "password"], typed);
    if (status !== 303) throw new Error(`${name} could not sign in: ${status}`);
    return client;
  }

  const owner = await found(portal, visitor());
  const staff = (role: string) => ["admin", "member"].includes(role);
  async function joinAs(name: string, role: string, account = A) {
    const page = staff(role) ? "/people" : `/accounts/${account}/people`;
    const invited = await owner.submit(page, ["addresses", "role"], { addresses: mailOf(name), role });
    if (!invited.text.includes("Invited")) throw new Error(`${name} was not invited: ${invited.status}`);
    const client = visitor();
    const { pathname } = await linkTo(mailOf(name), /invites you/);
    const joined = await client.submit(pathname, ["token", "name", "password"], {
      name: `Actor ${name}`,
      password: passwordOf(name),
    });
    if (joined.status !== 303) throw new Error(`${name} could not join: ${joined.status}`);
    return client;
  }

  const as = { owner } as World["as"];
  for (const [name, role] of Object.entries(ACTORS) as [ActorName, string][])
    if (name !== "owner") as[name] = await joinAs(name, role, name === "cAdmB" ? B : A);
  await assign(owner, A, "Actor mA");
  await joinBoth(owner, as.dual, linkTo);

  return {
    get portal() {
      return portal;
    },
    output: () => printed + portal.output(),
    alter,
    mailbox,
    internet,
    listener,
    as,
    visitor,
    join: joinAs,
    linkTo,
    signIn,
    changes: async () => {
      const { status, text } = await owner.ask("/activity/csv");
      if (status !== 200) throw new Error(`the owner's table of changes answers ${status}`);
      return text;
    },
    stored: async () => {
      await portal.stop();
      return everyRow(join(dataFolder, "database"));
    },
    close: async () => {
      await portal.stop();
      listener.close();
      await internet.close();
      await mailbox.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
