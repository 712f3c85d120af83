import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { beginSession, type Sender } from "@/db/commands/sign-in/sessions";
import { type Counted, countTry, forgiveTries } from "@/db/commands/sign-in/throttle";
import { credentials } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { passwordMatches } from "@/db/secrets/password";
import { Refusal } from "@/domain/refusal";

/**
 * Signs somebody in with a password. Counts the try before it costs a hash, and refuses an unknown address in the
 * same words and the same time as a wrong password.
 */
export async function signInWithPassword(input: { email: string; password: string }, from: Sender) {
  const { email, password } = input;
  const counted: Counted = { pair: `${from.address} ${email}`, login: email, address: from.address };
  await countTry(counted);
  const login = await loginOf(email);
  if (!(await passwordMatches(login?.passwordHash, password)) || !login)
    throw new Refusal("form", "This mail address and password do not belong together.");
  return asSystem(async (tx) => {
    await forgiveTries(tx, { pair: counted.pair, login: email });
    return beginSession(tx, { userId: login.userId, method: "password", from });
  });
}

const loginOf = (email: string) =>
  asSystem(async (tx) => {
    const [login] = await tx
      .select({ userId: users.id, passwordHash: credentials.passwordHash })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(eq(users.email, email));
    return login;
  });
