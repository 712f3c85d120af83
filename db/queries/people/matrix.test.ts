import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { addAccountsToGroup } from "@/db/commands/people/group-accounts";
import { addToGroup } from "@/db/commands/people/group-members";
import { createGroup } from "@/db/commands/people/groups";
import { inviteClients } from "@/db/commands/people/inviting";
import { assignStaff, changeClientRole } from "@/db/commands/people/memberships";
import { matrixOf } from "@/db/queries/people/matrix";
import { staffList } from "@/db/queries/people/staff";
import { withDatabase } from "@/db/testing/database";
import { foundSite } from "@/db/testing/go-live";
import { addClientUser, addStaff, foundOwner } from "@/db/testing/people";
import { countStatements } from "@/db/testing/statements";
import type { Actor } from "@/domain/people/actor";
import { cellWords, MATRIX_COLUMNS, MatrixFilter, NO_STANDING } from "@/domain/people/matrix";

describe("people against clients", () => {
  withDatabase();
  let owner: Actor;
  let sites: Awaited<ReturnType<typeof foundSite>>[];
  let delivery: string;

  before(async () => {
    owner = await foundOwner();
    sites = [await foundSite(owner), await foundSite(owner), await foundSite(owner)];
    const [one, two] = sites.map(({ account }) => account.id) as [string, string];
    const jo = await addStaff("jo@harbour.com");
    await addStaff("max@harbour.com", "admin");
    delivery = await createGroup(owner, "Delivery");
    await addToGroup(owner, delivery, [jo.userId]);
    await addAccountsToGroup(owner, delivery, [one, two]);
    await assignStaff(owner, two, jo.userId);
    await addClientUser(one, "dana@client.com", "client_admin");
    const leo = await addClientUser(one, "leo@client.com");
    const { rows } = await asSystem((tx) =>
      tx.execute<{ id: string }>(sql`select id from applications where account_id = ${one}`),
    );
    await changeClientRole(owner, one, {
      userId: leo.userId,
      role: "client_viewer",
      scope: rows.map(({ id }) => id),
    });
    await inviteClients(owner, one, { addresses: ["maria@client.com"], role: "client_member" });
    await inviteClients(owner, two, { addresses: ["dana@client.com"], role: "client_viewer" });
  });

  const seen = async (filter: object = {}, by = owner) => {
    const { columns, rows } = await matrixOf(by, MatrixFilter.parse(filter));
    return rows.map(({ name, staffRole, cells }) =>
      [
        name,
        ...columns.map(({ id }) => {
          const { may, how } = cellWords(staffRole, cells.get(id) ?? NO_STANDING);
          return may ? [may, how].filter(Boolean).join(": ") : "–";
        }),
      ].join(" | "),
    );
  };

  it("shows who may do what where, the agency's own first, and who is invited", async () => {
    assert.deepEqual(await seen(), [
      "Ana Ruiz | Owner: directly | Owner: directly | Owner: directly",
      "jo | Works on it: Delivery | Works on it: directly, Delivery | –",
      "max | Admin: by role | Admin: by role | Admin: by role",
      "dana | Client admin | Viewer: Invited | –",
      "leo | Viewer: 1 website | – | –",
      "maria@client.com | Member: Invited | – | –",
    ]);
  });

  it("narrows by group, client and person, and takes a percent sign as it is", async () => {
    assert.equal(
      (await seen({ group: delivery }))[1],
      "jo | Works on it: Delivery | Works on it: directly, Delivery",
    );
    const third = sites[2]?.account.name ?? "";
    assert.deepEqual(await seen({ find: third, who: "o@harbour" }), ["jo | –"]);
    assert.deepEqual(await seen({ find: third, who: "client.com" }), []);
    for (const word of ["%", "_"]) assert.deepEqual(await seen({ who: word }), []);
    assert.deepEqual(
      (await staffList(owner, { find: "JO@h" })).rows.map(({ name }) => name),
      ["jo"],
    );
    assert.deepEqual((await staffList(owner, { find: "%" })).rows, []);
  });

  it("goes on, twelve clients and fifty people at a time, in as many statements for many as for few", async () => {
    const few = await countStatements(() => matrixOf(owner, MatrixFilter.parse({})));
    await asSystem(async (tx) => {
      await tx.execute(sql`insert into accounts (slug, name)
        select 'more-' || n, 'More ' || lpad(n::text, 3, '0') from generate_series(1, 27) n`);
      await tx.execute(sql`insert into users (email, name)
        select 'colleague' || n || '@harbour.com', 'Colleague ' || n from generate_series(1, 60) n`);
      await tx.execute(sql`insert into staff (user_id, role)
        select id, 'member' from users where email like 'colleague%'`);
    });
    const many = await countStatements(() => matrixOf(owner, MatrixFilter.parse({})));
    assert.equal(many, few);
    const clients: string[] = [];
    for (let after: string | undefined; ; ) {
      const { columns, nextColumns } = await matrixOf(owner, MatrixFilter.parse({ after }));
      assert.ok(columns.length <= MATRIX_COLUMNS);
      clients.push(...columns.map(({ id }) => id));
      after = nextColumns;
      if (!after) break;
    }
    assert.equal(new Set(clients).size, 30);
    assert.equal(clients.length, 30);
    const people: string[] = [];
    for (let below: string | undefined; ; ) {
      const { rows, nextRows } = await matrixOf(owner, MatrixFilter.parse({ below }));
      people.push(...rows.map(({ email }) => email));
      below = nextRows;
      if (!below) break;
    }
    assert.equal(new Set(people).size, 66);
    assert.equal(people.length, 66);
  });
});
