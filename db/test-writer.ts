import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts";
import { foundAgency } from "@/db/commands/agency";
import { accounts } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { hostnames } from "@/db/schema/hostnames";
import { users } from "@/db/schema/users";
import type { Actor } from "@/domain/actor";

/**
 * A process for kill.test.ts. Prints the id of every account that is there whole, a line "open", and then founds
 * accounts one after the other without a pause, printing the id of each when the database has acknowledged it.
 */
async function write() {
  const whole = await asSystem((tx) =>
    tx.select({ id: accounts.id }).from(accounts).innerJoin(hostnames, eq(hostnames.accountId, accounts.id)),
  );
  for (const { id } of whole) console.log(id);
  console.log(`open with ${(await asSystem((tx) => tx.$count(accounts))) - whole.length} halves`);
  const owner = await ownerOf();
  for (let n = whole.length + 1; ; n++) {
    const website = { name: `Website${n}`, hostname: `www.website${n}.com`, origin: null };
    console.log((await foundAccount(owner, { name: `Client ${n}`, website })).account.id);
  }
}

async function ownerOf(): Promise<Actor> {
  const [known] = await asSystem((tx) =>
    tx.select().from(users).innerJoin(staff, eq(staff.userId, users.id)),
  );
  const user =
    known?.users ??
    (await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" }));
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    timeZone: "UTC",
    staffRole: "owner",
    sessionId: "",
  };
}

write();
