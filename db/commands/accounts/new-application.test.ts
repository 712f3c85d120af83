import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { readAs } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { addHostname } from "@/db/commands/accounts/hostnames";
import { createApplication } from "@/db/commands/accounts/new-application";
import { createEnvironment } from "@/db/commands/accounts/new-environment";
import { applicationBySlug } from "@/db/queries/accounts/applications";
import { applications } from "@/db/schema/applications";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

describe("a website more", () => {
  withDatabase();
  let ana: Actor;
  let cleo: Actor;
  let acme: string;
  let birch: string;
  const website = (hostname: string) => ({ name: hostname, hostname, origin: null, staging: null });
  const staging = { name: "Staging", kind: "staging", hostname: "staging.shop.com", origin: null } as const;

  before(async () => {
    ana = await foundOwner();
    acme = (await foundAccount(ana, { name: "Acme", website: website("www.acme.com") })).account.id;
    birch = (await foundAccount(ana, { name: "Birch", website: website("www.birch.com") })).account.id;
    cleo = await addClientUser(acme, "cleo@acme.com", "client_admin");
  });

  it("comes with production, its first host name", async () => {
    const { slug } = await createApplication(ana, acme, { ...website("www.shop.com"), staging: null });
    const made = await applicationBySlug(ana, acme, slug);
    assert.deepEqual(
      made?.environments.map(({ kind, hostname }) => [kind, hostname]),
      [["production", "www.shop.com"]],
    );
  });

  it("leaves nothing when its staging address is taken", async () => {
    const before = (await readAs(ana, (tx) => tx.select().from(applications))).length;
    await assert.rejects(
      createApplication(ana, acme, { ...website("www.tools.com"), staging: "www.birch.com" }),
      { field: "staging", message: /already in use/ },
    );
    assert.equal((await readAs(ana, (tx) => tx.select().from(applications))).length, before);
  });

  it("is made, or refused in words, when several of one name come at once", async () => {
    const made = await Promise.allSettled([
      ...["com", "net", "org"].map((end) => createApplication(ana, acme, website(`www.twin.${end}`))),
      ...["com", "net", "org"].map((end) =>
        foundAccount(ana, { name: "Twin", website: website(`www.twins.${end}`) }),
      ),
    ]);
    assert.ok(made.some(({ status }) => status === "fulfilled"));
    for (const one of made)
      if (one.status === "rejected") assert.match(String(one.reason), /added one of this name just now/);
  });

  it("serves 50 host names an environment, as many as its pages show", async () => {
    const path = { application: "shop", environment: "production" };
    for (let n = 2; n <= 50; n += 1) await addHostname(ana, acme, path, `n${n}.shop.com`);
    await assert.rejects(addHostname(ana, acme, path, "n51.shop.com"), /at most 50 host names/);
  });

  it("takes environments with a name of their own", async () => {
    const { slug } = await createEnvironment(ana, acme, "shop", staging);
    assert.equal(slug, "staging");
    await assert.rejects(createEnvironment(ana, acme, "shop", { ...staging, hostname: "b.shop.com" }), {
      field: "name",
    });
  });

  it("is not for clients, and not in an account where it is not", async () => {
    await assert.rejects(createApplication(cleo, acme, website("www.cleo.com")), {
      message: /role does not allow/,
    });
    await assert.rejects(createApplication(cleo, birch, website("www.cleo.com")), NotFound);
    await assert.rejects(
      createEnvironment(ana, birch, "shop", { ...staging, hostname: "c.shop.com" }),
      NotFound,
    );
  });
});
