import "server-only";
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { identityProvider, providerName } from "@/app/auth/open-id";
import {
  confirmMail,
  createLogin,
  keepSignInToken,
  linkIdentity,
  loginByEmail,
  loginById,
  loginByIdentity,
  openSession,
  useSignInToken as takeSignInToken,
} from "@/db/commands/sign-in/logins";
import { endSession, type Sender } from "@/db/commands/sign-in/sessions";
import { actorOf } from "@/db/queries/sign-in/sessions";
import { sessionExpiry } from "@/domain/sign-in/session";
import type { SignInMethod } from "@/domain/sign-in/sign-in-method";

type Login = NonNullable<Awaited<ReturnType<typeof loginById>>>;

const asUser = ({ id, email, name, emailVerifiedAt }: Login): AdapterUser => ({
  id,
  email,
  name,
  emailVerified: emailVerifiedAt,
});

const orNull = (login: Login | undefined) => (login ? asUser(login) : null);

/** What next-auth keeps, in our tables: tokens as hashes, and nothing of what a provider says but who it is. */
export const adapterFor = (from: Sender, method: SignInMethod): Adapter => ({
  createUser: async ({ email, name }: Omit<AdapterUser, "id">) =>
    asUser(await createLogin({ email, name: name ?? "", address: from.address })),
  getUser: async (id) => orNull(await loginById(id)),
  getUserByEmail: async (email) => orNull(await loginByEmail(email)),
  getUserByAccount: async ({ provider, providerAccountId }) =>
    orNull(await loginByIdentity(identityProvider(provider), providerAccountId)),
  updateUser: async ({ id }) => asUser(await confirmMail(id)),
  linkAccount: async ({ provider, providerAccountId, userId }: AdapterAccount) => {
    const identity = { provider: identityProvider(provider), subject: providerAccountId, userId };
    await linkIdentity(identity, { provider: providerName(provider), address: from.address });
  },
  createSession: async (session) => {
    await openSession({ token: session.sessionToken, userId: session.userId, method, from });
    return session;
  },
  getSessionAndUser: async (sessionToken) => {
    // Whoever comes back from a provider is who the provider says, and never links that to whoever is signed in here.
    if (method === "provider") return null;
    const actor = await actorOf(sessionToken);
    const user = actor && (await loginById(actor.userId));
    if (!user) return null;
    return {
      session: { sessionToken, userId: user.id, expires: sessionExpiry(new Date()) },
      user: asUser(user),
    };
  },
  updateSession: () => null,
  deleteSession: async (token) => {
    await endSession(token);
  },
  createVerificationToken: async (kept) => {
    await keepSignInToken({ email: kept.identifier, token: kept.token, expiresAt: kept.expires });
    return kept;
  },
  useVerificationToken: async ({ identifier, token }) => {
    const expires = await takeSignInToken({ email: identifier, token });
    return expires ? { identifier, token, expires } : null;
  },
});
