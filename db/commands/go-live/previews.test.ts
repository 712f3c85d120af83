import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { recordFinding } from "@/db/commands/go-live/findings";
import { keepPreview, startPreview } from "@/db/commands/go-live/previews";
import { edgeLabelOf } from "@/db/queries/accounts/edge-label";
import { checkSubject } from "@/db/queries/go-live/check-subject";
import { previewOf } from "@/db/queries/go-live/previews";
import { hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser, foundOwner } from "@/db/testing/people";
import type { Judgement } from "@/domain/go-live/judge";
import type { Facts } from "@/domain/go-live/seen/facts";
import type { Actor } from "@/domain/people/actor";
import { NotFound, Refusal } from "@/domain/refusal";

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 14, 0, second));
const seen = { edge: null, origin: { address: "198.51.100.11", at: at(0).toISOString(), status: 200 } };

describe("what is known of a host name before its change", () => {
  withDatabase();
  let owner: Actor;
  const found = async (name: string, hostname: string) => {
    const website = { name: `Website of ${name}`, hostname, origin: null };
    const { account, production } = await foundAccount(owner, { name, website });
    const [row] = await asSystem((tx) => tx.select().from(hostnames).where(eq(hostnames.name, hostname)));
    assert.ok(row);
    return { place: { accountId: account.id, environmentId: production.id }, id: row.id, production };
  };

  before(async () => {
    owner = await foundOwner();
  });

  it("keeps the last comparison, and refuses who compares again too soon", async () => {
    const { place, id } = await found("Client 1", "www.website1.com");
    const compare = (second: number, actor = owner) =>
      startPreview(actor, place, "www.website1.com", at(second));
    assert.equal(await compare(0), id);
    await keepPreview(id, seen);
    await assert.rejects(compare(9), /Try again in 1 s/);
    assert.deepEqual((await previewOf(owner, place.accountId, id))?.comparison, seen);
    await compare(10);
    const begun = { comparison: { edge: null, origin: null }, comparedAt: at(10) };
    assert.deepEqual(await previewOf(owner, place.accountId, id), begun, "nothing of the look before");
    await assert.rejects(startPreview(owner, place, "www.website9.com", at(60)), NotFound);
  });

  it("is for those who may run checks, in their own accounts", async () => {
    const { place, id } = await found("Client 2", "www.website2.com");
    const viewer = await addClientUser(place.accountId, "leo@website2.com", "client_viewer");
    await assert.rejects(startPreview(viewer, place, "www.website2.com", at(0)), Refusal);
    const { place: other } = await found("Client 3", "www.website3.com");
    const stranger = await addClientUser(other.accountId, "zoe@website3.com", "client_admin");
    await assert.rejects(startPreview(stranger, place, "www.website2.com", at(0)), NotFound);
    await startPreview(owner, place, "www.website2.com", at(0));
    await assert.rejects(previewOf(stranger, place.accountId, id), NotFound);
  });

  it("tells the edge whose a name is, and nothing of a name that nobody added", async () => {
    const { production } = await found("Client 4", "www.website4.com");
    assert.equal(await edgeLabelOf("www.website4.com"), production.edgeLabel);
    assert.equal(await edgeLabelOf("website4.com"), undefined);
  });

  it("knows the other names of the same environment", async () => {
    const { place, id } = await found("Client 7", "www.website7.com");
    assert.deepEqual((await checkSubject(id))?.others, []);
    await asSystem((tx) => tx.insert(hostnames).values({ ...place, name: "website7.de" }));
    assert.deepEqual((await checkSubject(id))?.others, ["website7.de"]);
  });

  it("finds a name claimed once another account has proven it, or a name above it", async () => {
    const first = await found("Client 5", "website5.com");
    const second = await found("Client 6", "shop.website5.com");
    const claimed = async (id: string) => (await checkSubject(id))?.claimedByOther;
    assert.equal(await claimed(second.id), false);
    const judgement = {
      verdict: "not_pointed",
      reason: "",
      checks: [{ id: "own.txt", status: "pass", sentence: "" }],
    };
    const facts = { at: at(0).toISOString(), servers: [], edge: [] } as unknown as Facts;
    await recordFinding(
      {
        hostnameId: first.id,
        facts,
        judgement: judgement as unknown as Judgement,
        history: { sightings: [] },
        snapshot: null,
      },
      at(0),
    );
    assert.equal(await claimed(second.id), true);
    assert.equal(await claimed(first.id), false);
  });
});
