import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { startDraft } from "@/db/commands/accounts/drafts";
import { addHostname, removeHostname } from "@/db/commands/accounts/hostnames";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { createFromDraft } from "@/db/commands/accounts/onboarding";
import { removeAccount, removeApplication, removeEnvironment } from "@/db/commands/accounts/removal";
import { resumeAccount, suspendAccount } from "@/db/commands/accounts/suspension";
import { approve, noteApproval } from "@/db/commands/go-live/approval";
import { forwardDnsTask, saidDone } from "@/db/commands/go-live/dns-holder";
import { sendDnsTasks } from "@/db/commands/go-live/dns-sending";
import { remind, revokeDnsTask } from "@/db/commands/go-live/dns-tasks";
import { planGoLive } from "@/db/commands/go-live/go-live-plan";
import { recordGoLive } from "@/db/commands/go-live/go-live-record";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { changeTemplateTask, moveTemplateTask, removeTemplateTask } from "@/db/commands/go-live/template";
import { startViewing, stopViewing } from "@/db/commands/people/viewing";
import { draftById } from "@/db/queries/accounts/drafts";
import { hostnames, snapshots } from "@/db/schema/hostnames";
import { dnsToken } from "@/db/secrets/dns-link";
import { foundSite } from "@/db/testing/go-live";
import { another, now } from "@/db/testing/permissions";
import { enterAs, holderOf } from "@/db/testing/second-factor";
import type { Actor } from "@/domain/people/actor";

/** Who does it, and where: two websites that are live, of which one has nobody of the client's, and one that is not. */
export interface Scene {
  owner: Actor;
  client: Actor;
  live: Awaited<ReturnType<typeof foundSite>>;
  alone: Awaited<ReturnType<typeof foundSite>>;
  fresh: Awaited<ReturnType<typeof foundSite>>;
  /** Who is there for samples to take: of the client that is live, with a password each; and of the agency. */
  people: Actor[];
  colleagues: Actor[];
}

export type ToldChanges = Record<string, (scene: Scene) => Promise<unknown>>;

const confirmed = (typed: string, host: string) => ({ typed, pointing: { [host]: "elsewhere" as const } });
const template = {
  what: "Do it.",
  phase: "before",
  side: "agency",
  scope: "every",
  blocking: false,
} as const;

async function hostOf(environmentId: string) {
  const [host] = await asSystem((tx) =>
    tx.select().from(hostnames).where(eq(hostnames.environmentId, environmentId)),
  );
  if (!host) throw new Error("no host name");
  return host;
}

async function linkFor({ owner, live }: Scene, email: string) {
  const { accountId, environmentId } = live.place;
  const { id } = await hostOf(environmentId);
  const taken = { hostnameId: id, accountId, records: [], nameservers: [], unread: [], takenAt: now };
  await asSystem((tx) => tx.insert(snapshots).values(taken).onConflictDoNothing());
  const sent = { hostnameIds: [id], addresses: [email], note: "", phone: "", how: "mail" as const };
  const [link] = await sendDnsTasks(owner, accountId, environmentId, sent, now);
  return link?.id ?? "";
}

/** What the samples of the table of permissions leave out, or ask for in a way that is refused: go-lives, links, removals. */
export const SITE_CHANGES: ToldChanges = {
  planGoLive: ({ owner, live }) => planGoLive(owner, live.place, { due: "2099-01-01" }, now),
  markTask: ({ owner, live: { place } }) =>
    markTask(owner, place.accountId, place.environmentId, "functions", true, now),
  recordGoLive: ({ owner, live }) => recordGoLive(owner, live.place, now),
  approve: ({ client, live }) => approve(client, live.place, now),
  sendDnsTasks: (scene) => linkFor(scene, "it@acme.com"),
  remind: async (scene) => {
    const link = await linkFor(scene, "re@acme.com");
    return remind(scene.owner, scene.live.account.id, link, new Date(now.getTime() + 2 * 86_400_000));
  },
  revokeDnsTask: async (scene) =>
    revokeDnsTask(scene.owner, scene.live.account.id, await linkFor(scene, "gone@acme.com"), now),
  saidDone: async (scene) => saidDone(dnsToken(await linkFor(scene, "done@acme.com")), "192.0.2.1", now),
  forwardDnsTask: async (scene) => {
    const token = dnsToken(await linkFor(scene, "first@acme.com"));
    return forwardDnsTask(token, { name: "Ian", email: "second@acme.com" }, "192.0.2.1", now);
  },
  noteApproval: async ({ owner, alone }) => noteApproval(owner, alone.place, "Cleo on the phone", now),
  changeTemplateTask: ({ owner }) => changeTemplateTask(owner, "functions", { ...template, title: "Other" }),
  moveTemplateTask: ({ owner }) => moveTemplateTask(owner, "functions", "up"),
  removeTemplateTask: ({ owner }) => removeTemplateTask(owner, "functions"),
  foundAccount: ({ owner }) => foundSite(owner),
  resumeAccount: async ({ owner, fresh }) => {
    await suspendAccount(owner, fresh.account.id);
    return resumeAccount(owner, fresh.account.id);
  },
  createFromDraft: async ({ owner }) => {
    const hostname = `www.draft${another()}.com`;
    const website = { account: "new", accountName: "Drafted", hostname, name: "Drafted", origin: "" };
    const id = await startDraft(owner, {
      website,
      environments: {
        staging: "on",
        "staging-hostname": `test.${hostname}`,
        "staging-origin": "203.0.113.9",
      },
      people: {},
    });
    const draft = await draftById(owner, id);
    return createFromDraft(owner, id, draft?.updatedAt ?? now);
  },
  stopViewing: async ({ owner, live }) => {
    const viewer = await holderOf((await enterAs(owner)).token);
    await startViewing(viewer, live.account.id, "client_viewer", now);
    return stopViewing(viewer);
  },
  removeHostname: async ({ owner, fresh }) => {
    const at = { application: fresh.application.slug, environment: "production" };
    const name = `more${another()}.com`;
    await addHostname(owner, fresh.account.id, at, name);
    return removeHostname(owner, fresh.account.id, { ...at, hostname: name }, confirmed(name, name));
  },
  removeEnvironment: async ({ owner, fresh: { account, application } }) => {
    const name = `test${another()}.com`;
    const made = { name: "Testing", kind: "staging" as const, hostname: name, origin: null };
    await createEnvironment(owner, account.id, application.slug, made);
    const path = { application: application.slug, environment: "testing" };
    return removeEnvironment(owner, account.id, path, confirmed("Testing", name));
  },
  removeApplication: async ({ owner }) => {
    const { account, application, production } = await foundSite(owner);
    const { name } = await hostOf(production.id);
    return removeApplication(owner, account.id, application.slug, confirmed(application.name, name));
  },
  removeAccount: async ({ owner }) => {
    const { account, production } = await foundSite(owner);
    const { name } = await hostOf(production.id);
    return removeAccount(owner, account.id, confirmed(account.name, name));
  },
};
