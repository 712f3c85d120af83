import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { askForNewInvitation } from "@/db/commands/people/asking-again";
import { assignToMany, removeFromMany } from "@/db/commands/people/assigning";
import { correctInvitation } from "@/db/commands/people/correcting";
import { eraseFormer, eraseMyself } from "@/db/commands/people/erasure";
import { addAccountsToGroup, removeAccountsFromGroup } from "@/db/commands/people/group-accounts";
import { addToGroup, removeFromGroup } from "@/db/commands/people/group-members";
import { createGroup, removeGroup, renameGroup } from "@/db/commands/people/groups";
import { inviteClients, revokeInvitation } from "@/db/commands/people/inviting";
import { joinAs, joinAsNewPerson } from "@/db/commands/people/joining";
import { createLogin, linkIdentity } from "@/db/commands/sign-in/logins";
import { addPasskey, askNewPasskey, removePasskey } from "@/db/commands/sign-in/passkeys";
import { changeNoticeMail, changePassword, changeProfile } from "@/db/commands/sign-in/profile";
import { makeRecoveryCodes } from "@/db/commands/sign-in/recovery-codes";
import { passWithCode } from "@/db/commands/sign-in/second-step";
import { endMySession, endOtherSessions } from "@/db/commands/sign-in/sessions";
import { removeTotp } from "@/db/commands/sign-in/totps";
import { pendingBehind } from "@/db/queries/sign-in/sessions";
import { invitations } from "@/db/schema/people";
import { invitationToken } from "@/db/secrets/invitation-link";
import { TestAuthenticator } from "@/db/testing/authenticator";
import { someBrowser } from "@/db/testing/people";
import { another } from "@/db/testing/permissions";
import { enterAs, giveApp, holderOf, PASSWORD } from "@/db/testing/second-factor";
import type { Scene, ToldChanges } from "@/db/testing/told-changes";
import type { Actor } from "@/domain/people/actor";
import { env } from "@/env";

async function invited({ owner, fresh }: Scene, email: string) {
  await inviteClients(owner, fresh.account.id, { addresses: [email], role: "client_viewer" });
  const [one] = await asSystem((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
  if (!one) throw new Error("no invitation");
  return one;
}

const group = ({ owner }: Scene) => createGroup(owner, `Group ${another()}`);

/** Somebody of the pool, whom no other sample gets. */
const next = (people: Actor[]) => people.shift() ?? fail("more people are needed");
const fail = (words: string): never => {
  throw new Error(words);
};

/** A group with one colleague and one client in it. */
async function full(scene: Scene) {
  const [id, { userId }] = [await group(scene), next(scene.colleagues)];
  await addToGroup(scene.owner, id, [userId]);
  await addAccountsToGroup(scene.owner, id, [scene.fresh.account.id]);
  return { id, userId };
}

/** Somebody of the client's, signed in with a password. */
const person = async ({ people }: Scene) => holderOf((await enterAs(next(people))).token);

const withApp = async (scene: Scene) => {
  const actor = await person(scene);
  await giveApp(actor, new Date());
  return actor;
};

async function withPasskey(scene: Scene) {
  const actor = await person(scene);
  const key = new TestAuthenticator(env().origin);
  await addPasskey(actor, { response: key.make(await askNewPasskey(actor)), name: "Key" });
  return { actor, key };
}

/** People, groups and invitations as the samples of the table of permissions do not have them. */
export const PEOPLE_CHANGES: ToldChanges = {
  renameGroup: async (scene) => renameGroup(scene.owner, await group(scene), `Group ${another()}`),
  addToGroup: (scene) => full(scene),
  addAccountsToGroup: (scene) => full(scene),
  removeFromGroup: async (scene) => {
    const { id, userId } = await full(scene);
    return removeFromGroup(scene.owner, id, [userId]);
  },
  removeAccountsFromGroup: async (scene) =>
    removeAccountsFromGroup(scene.owner, (await full(scene)).id, [scene.fresh.account.id]),
  removeGroup: async (scene) => removeGroup(scene.owner, (await full(scene)).id),
  removeFromMany: async ({ owner, fresh, colleagues }) => {
    const { userId } = next(colleagues);
    await assignToMany(owner, userId, [fresh.account.id]);
    return removeFromMany(owner, userId, [fresh.account.id]);
  },
  revokeInvitation: async (scene) => {
    const { id, accountId } = await invited(scene, "revoked@client.com");
    return revokeInvitation(scene.owner, accountId, id);
  },
  correctInvitation: async (scene) => {
    const { id, accountId } = await invited(scene, "wrong@client.com");
    return correctInvitation(scene.owner, accountId, { id, email: "right@client.com" });
  },
  askForNewInvitation: async (scene) => {
    const one = await invited(scene, "late@client.com");
    const later = new Date(one.expiresAt.getTime() + 1000);
    return askForNewInvitation(invitationToken(one), "192.0.2.1", later);
  },
  joinAsNewPerson: async (scene) => {
    const token = invitationToken(await invited(scene, "new@client.com"));
    return joinAsNewPerson({ token, name: "Nell", password: PASSWORD }, someBrowser);
  },
  joinAs: async (scene) => {
    const actor = next(scene.people);
    return joinAs(actor, invitationToken(await invited(scene, actor.email)));
  },
  eraseMyself: async (scene) => {
    const actor = await person(scene);
    await changeProfile(actor, { name: "Pia Berg", timeZone: "UTC" });
    return eraseMyself(actor, actor.email);
  },
  eraseFormer: async ({ owner }) => {
    const user = await createLogin({ email: "former@client.com", name: "Fay", address: "192.0.2.1" });
    return eraseFormer(owner, user.id, user.email);
  },
};

/** What somebody changes of how they sign in. */
export const LOGIN_CHANGES: ToldChanges = {
  changeProfile: async (scene) => changeProfile(await person(scene), { name: "Pia", timeZone: "UTC" }),
  changeNoticeMail: async (scene) => changeNoticeMail(await person(scene), "daily"),
  changePassword: async (scene) =>
    changePassword(await person(scene), { present: PASSWORD, password: "another long phrase" }),
  confirmTotp: withApp,
  removeTotp: async (scene) => removeTotp(await withApp(scene)),
  makeRecoveryCodes: async (scene) => makeRecoveryCodes(await withApp(scene)),
  passWithCode: async (scene) => {
    const actor = await withApp(scene);
    const [code = ""] = await makeRecoveryCodes(actor);
    const pending = await pendingBehind((await enterAs(actor)).token);
    return pending && passWithCode(pending, code);
  },
  addPasskey: withPasskey,
  removePasskey: async (scene) => {
    const { actor, key } = await withPasskey(scene);
    return removePasskey(actor, key.id);
  },
  endMySession: async (scene) => {
    const actor = await person(scene);
    return endMySession(actor, (await enterAs(actor)).id);
  },
  endOtherSessions: async (scene) => {
    const actor = await person(scene);
    await enterAs(actor);
    return endOtherSessions(actor);
  },
  createLogin: () => createLogin({ email: "made@client.com", name: "Mo", address: "192.0.2.1" }),
  linkIdentity: async (scene) => {
    const { userId } = await person(scene);
    const identity = { provider: "github", subject: "7", userId };
    return linkIdentity(identity, { provider: "GitHub", address: "192.0.2.1" });
  },
};
