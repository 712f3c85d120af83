import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { memberships } from "@/db/schema/accounts";
import { staff } from "@/db/schema/agency";
import { users } from "@/db/schema/users";
import { ACCOUNT_CHANGES } from "@/db/testing/account-changes";
import { ACCOUNT_READS } from "@/db/testing/account-reads";
import { AGENCY_CHANGES, AGENCY_READS } from "@/db/testing/agency-samples";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Place, Samples, SampleTable } from "@/db/testing/permissions";
import { placeOf } from "@/db/testing/place";
import { type Actor, NOBODY } from "@/domain/people/actor";
import { can, PERMISSIONS, type Permission, wantsFreshProof } from "@/domain/people/permission";
import { type AgencyRole, CLIENT_ROLES, type Role } from "@/domain/people/role";
import { Forbidden, NotFound, Refusal } from "@/domain/refusal";
import { StaleProof } from "@/domain/sign-in/proof";

const entries = (...tables: SampleTable[]) =>
  tables.flatMap((table) =>
    Object.entries(table).flatMap(([permission, samples]) =>
      Object.entries(samples as Samples).map(([name, call]) => ({
        permission: permission as Permission,
        name,
        call,
      })),
    ),
  );

type Answer = "done" | "forbidden" | "not found" | "stale";

interface Person {
  who: string;
  actor: Actor;
  /** The role that the table judges, in Client 1 and in Client 2; none where it is somebody else's account. */
  roles: [Role | null, Role | null];
}

describe("the table of permissions in the data layer", () => {
  withDatabase();
  const people: Person[] = [];
  const places: Place[] = [];
  let unknown: Place;
  let cells = 0;

  before(async () => {
    const owner = await foundOwner();
    for (const _ of [1, 2]) places.push(await placeOf(owner));
    const [one, two] = places as [Place, Place];
    const { account, ...same } = one;
    unknown = { ...same, account: randomUUID(), environment: randomUUID(), hostname: randomUUID() };
    const add = (who: string, actor: Actor, here: Role | null, there: Role | null = null) =>
      people.push({ who, actor, roles: [here, there] });
    add("owner", owner, "owner", "owner");
    add("admin", await colleague("admin"), "admin", "admin");
    const assigned = await colleague("member", "mel");
    await join(assigned, one.account, "staff");
    add("member", assigned, "member");
    add("unassigned member", await colleague("member", "una"), null);
    for (const role of CLIENT_ROLES)
      add(role, await addClientUser(one.account, `${role}@client1.com`, role), role);
    add(
      "client_admin of another account",
      await addClientUser(two.account, "zoe@client2.com", "client_admin"),
      null,
      "client_admin",
    );
    const dual = await addClientUser(one.account, "dual@client1.com", "client_viewer");
    await join(dual, two.account, "client_admin");
    add("viewer here, admin there", dual, "client_viewer", "client_admin");
    add("nobody", { ...owner, userId: NOBODY, staffRole: null }, null);
  });

  it("has a sample for every action, and no sample of an action that is not in the table", () => {
    const sampled = entries(ACCOUNT_READS, ACCOUNT_CHANGES, AGENCY_READS, AGENCY_CHANGES);
    assert.deepEqual(
      [...new Set(sampled.map(({ permission }) => permission))].toSorted(),
      PERMISSIONS.toSorted(),
    );
  });

  for (const { permission, name, call } of entries(ACCOUNT_READS, ACCOUNT_CHANGES))
    it(`${permission}: ${name}, for everybody in one's own, another's and an unknown account`, async () => {
      for (const { who, actor, roles } of people)
        for (const [index, place] of [...places, unknown].entries()) {
          const role = roles[index] ?? null;
          const wanted = role === null ? "not found" : can(role, permission) ? "done" : "forbidden";
          await cell(`${who} in account ${index + 1}`, wanted, () => call(actor, place));
        }
    });

  for (const { permission, name, call } of entries(AGENCY_READS, AGENCY_CHANGES))
    it(`${permission}: ${name}, for everybody in the agency and outside`, async () => {
      for (const { who, actor } of people) {
        const role = actor.staffRole;
        const wanted = role === null ? "not found" : can(role, permission) ? "done" : "forbidden";
        await cell(who, wanted, () => call(actor, places[0] as Place));
      }
    });

  it("asks the rows with a star for a fresh proof, after the role", async () => {
    for (const { permission, name, call } of entries(ACCOUNT_CHANGES, AGENCY_CHANGES))
      for (const { who, actor, roles } of wantsFreshProof(permission) ? people : []) {
        const role = permission in ACCOUNT_CHANGES ? roles[0] : actor.staffRole;
        const wanted = role ? (can(role, permission) ? "stale" : "forbidden") : "not found";
        const stale = { ...actor, provenAt: new Date(0) };
        await cell(`${who}, long ago: ${name}`, wanted, () => call(stale, places[0] as Place));
      }
  });

  it("was walked cell by cell", (t) => {
    assert.ok(cells > 1_000, String(cells));
    t.diagnostic(`${cells} cells of role × action × account`);
  });

  /** What is denied leaves every row as it was. */
  async function cell(who: string, wanted: Answer, work: () => Promise<unknown>) {
    cells += 1;
    const before = wanted === "done" ? undefined : await rowsOf();
    assert.equal(await answerOf(work), wanted, who);
    if (before) assert.deepEqual(await rowsOf(), before, who);
  }
});

async function answerOf(work: () => Promise<unknown>): Promise<Answer> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (error instanceof Forbidden) return "forbidden";
    if (error instanceof NotFound) return "not found";
    if (error instanceof StaleProof) return "stale";
    // A rule that says no came after the permission.
    if (error instanceof Refusal) return "done";
    throw error;
  }
}

const rowsOf = () =>
  asSystem(async (tx) => {
    const { rows } = await tx.execute(sql`select (select count(*) from events)::int as events,
      (select max(id) from events)::int as last, (select count(*) from outbox)::int as mails,
      (select count(*) from memberships)::int as memberships, (select count(*) from hostnames)::int as hostnames`);
    return rows[0];
  });

const colleague = (role: AgencyRole, name: string = role): Promise<Actor> =>
  asSystem(async (tx) => {
    const email = `${name}@harbour.com`;
    const [user] = await tx.insert(users).values({ email, name }).returning();
    if (!user) throw new Error("no user");
    await tx.insert(staff).values({ userId: user.id, role });
    return {
      userId: user.id,
      name,
      email,
      timeZone: "UTC",
      staffRole: role,
      sessionId: "",
      provenAt: new Date(),
    };
  });

const join = ({ userId }: Actor, accountId: string, role: "staff" | "client_admin") =>
  asSystem((tx) => tx.insert(memberships).values({ accountId, userId, role }));
