import { and, eq, gt, not, sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { beginSession, type Sender } from "@/db/commands/sign-in/sessions";
import { type Counted, countTry, forgiveTries, takeTryBack } from "@/db/commands/sign-in/throttle";
import { credentials, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { passwordMatches } from "@/db/secrets/password";
import { Refusal } from "@/domain/refusal";

/**
 * Signs somebody in with a password. Counts the try before it costs a hash, and refuses an unknown mail address in the
 * same words and the same time as a wrong password. Whoever signed in from this network address lately is not held up
 * by what others try, there or elsewhere.
 */
export async function signInWithPassword(input: { email: string; password: string }, from: Sender) {
  const { email, password } = input;
  const pair = `${from.address} ${email}`;
  const shared: Counted = (await isKnownHere(email, from.address))
    ? {}
    : { login: email, address: from.address };
  await countTry({ pair, ...shared });
  const login = await loginOf(email);
  if (!(await passwordMatches(login?.passwordHash, password)) || !login)
    throw new Refusal("form", "This mail address and password do not belong together.");
  return asSystem(async (tx) => {
    await forgiveTries(tx, { pair, login: email });
    if (shared.address) await takeTryBack(tx, { address: shared.address });
    return beginSession(tx, { userId: login.userId, method: "password", from });
  });
}

/** Whether somebody with this mail address is signed in at this network address, past their second factor. */
const isKnownHere = (email: string, address: string) =>
  asSystem(async (tx) => {
    const [known] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(users.email, email),
          eq(sessions.address, address),
          not(sessions.pending),
          gt(sessions.expiresAt, sql`now()`),
        ),
      )
      .limit(1);
    return known !== undefined;
  });

const loginOf = (email: string) =>
  asSystem(async (tx) => {
    const [login] = await tx
      .select({ userId: users.id, passwordHash: credentials.passwordHash })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(eq(users.email, email));
    return login;
  });
