import { hash, verify } from "@node-rs/argon2";
import { hashTurns } from "@/db/hash-turns";

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hashTurns.run(() => hash(password.normalize("NFKC"), COST));

let nobodys: Promise<string> | undefined;

/** Takes the same time for a login that does not exist (`stored` undefined), so that time does not tell. */
export async function passwordMatches(stored: string | undefined, password: string) {
  nobodys ??= hashPassword("nobody's password");
  const matches = await matchesHash(stored ?? (await nobodys), password);
  return stored !== undefined && matches;
}

const matchesHash = (stored: string, password: string) =>
  hashTurns.run(() => verify(stored, password.normalize("NFKC")));
