import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { check } from "@/app/jobs/check";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { claimCheck, dueChecks } from "@/db/commands/go-live/checks";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { withDatabase } from "@/db/testing/database";
import { targetOf } from "@/domain/go-live/seen/edge";
import { serverAnswers } from "@/domain/go-live/seen/server-answer";
import type { Actor } from "@/domain/people/actor";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { env } from "@/env";

const ZONE = [
  "@ 3600 SOA ns1.host.net. hostmaster 1 7200 3600 1209600 900",
  "@ 3600 NS ns1.host.net.",
  "@ 3600 NS ns2.host.net.",
  "@ 3600 MX 10 mx1.host.net.",
];
const OLD = [...ZONE, "www 600 A 203.0.113.80"];

describe("a check against the practice internet", () => {
  withDatabase();
  const folder = mkdtempSync(join(tmpdir(), "portico-check-"));
  let internet: Internet;
  let owner: Actor;
  /** Ahead of the real clock, by which new host names are due. */
  let clock = Date.now() + 60_000;
  const now = () => new Date(clock);

  before(async () => {
    const world = smallWorld(
      {
        resolvers: { R1: { addr: "192.0.2.101" }, R2: { addr: "192.0.2.102" }, R3: { addr: "192.0.2.103" } },
        edge: { domain: "edge.host.net", addresses: ["203.0.113.10"] },
      },
      { records: OLD },
    );
    internet = await startInternet(world, () => clock);
    const practice = join(folder, "practice.json");
    writeFileSync(practice, JSON.stringify(internet.config));
    Object.assign(process.env, {
      PORTICO_SECRET: "a secret of this test alone, 32 characters",
      PORTICO_ORIGIN: "http://localhost:3000",
      PORTICO_PRACTICE: practice,
      EDGE_DOMAIN: "edge.host.net",
      EDGE_ADDRESSES: "203.0.113.10",
    });
    const user = await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
    owner = { ...user, userId: user.id, staffRole: "owner", sessionId: "", provenAt: new Date() };
  });

  after(async () => {
    await internet.close();
    rmSync(folder, { recursive: true });
  });

  it("follows a website from not pointed over spreading to live, and notices when it leaves", async () => {
    const { account, application, production } = await foundAccount(owner, {
      name: "Client 1",
      website: { name: "Website1", hostname: "www.client.com", origin: null },
    });
    const path = { accountId: account.id, application: application.slug, environment: "production" };
    const look = async () => {
      const [id] = await dueChecks(4, [], now());
      assert.ok(id && (await claimCheck(id, now())), "the check is due");
      await check(id, now);
      const found = await goLiveOf(owner, path);
      assert.ok(found);
      return found;
    };
    const results = ({ environment, hostnames: [site] }: Awaited<ReturnType<typeof look>>) =>
      site?.finding &&
      serverAnswers(
        site.finding.facts,
        targetOf({ ...environment, name: site.name }, env().edge),
        site.snapshot?.records,
      ).map(({ result }) => result);
    const target = `${production.edgeLabel}.edge.host.net.`;

    let found = await look();
    assert.equal(found.environment.state, "your_turn");
    assert.match(found.environment.reason, /does not know this website yet/);
    assert.deepEqual(results(found), ["old", "old", "old", "old", "old"]);
    const saved = found.hostnames[0]?.snapshot?.records ?? [];
    assert.ok(saved.some(({ type, data }) => type === "A" && data === "203.0.113.80"));
    assert.ok(saved.some(({ type, data }) => type === "MX" && data === "10 mx1.host.net"));

    internet.edge?.assign("www.client.com", production.edgeLabel);
    clock += 16 * 60_000;
    found = await look();
    assert.equal(found.hostnames[0]?.finding?.verdict, "ready");
    assert.match(found.environment.reason, /Everything is prepared/);

    await markTask(owner, account.id, production.id, "instructions", true, now());
    clock += 16 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "waiting_client");

    internet.zones.replace("client.com", [...ZONE, "www 300 CNAME other.edge.host.net."]);
    clock += 20 * 60_000;
    assert.deepEqual(results(await look()), ["wrong", "wrong", "wrong", "wrong", "wrong"]);
    internet.zones.replace("client.com", OLD);

    internet.zones.replace("client.com", [...ZONE, `www 300 CNAME ${target}`], "ns1.host.net");
    clock += 70_000;
    found = await look();
    assert.equal(found.environment.state, "spreading");
    assert.deepEqual(results(found)?.slice(0, 2), ["new", "old"]);

    internet.zones.replace("client.com", [...ZONE, `www 300 CNAME ${target}`]);
    clock += 70_000;
    found = await look();
    assert.equal(found.environment.state, "spreading");
    assert.ok(found.hostnames[0]?.finding?.judgement.clearAt);
    assert.equal(found.live, null);

    clock += 20 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "live", found.environment.reason);
    assert.equal(found.environment.station, 5);
    assert.match(found.live?.seenBy ?? "", /2 of 2 nameservers and 3 of 3 resolvers/);
    assert.ok(found.hostnames[0]?.snapshot?.records.some(({ data }) => data === "203.0.113.80"));

    internet.zones.replace("client.com", OLD);
    clock += 70 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "problem");
    assert.equal(found.live, null);
    assert.equal(found.everLive, true);
  });

  it("says that it could not ask when nobody answers", async () => {
    const silent = { name: "*", type: "*", do: "drop" };
    internet.zones.add("silent.com", {
      servers: [{ name: "ns1.host.net", addr: "192.0.2.11" }],
      per_server: { "ns1.host.net": { records: ZONE, faults: [silent] } },
    });
    const { account, application } = await foundAccount(owner, {
      name: "Client 2",
      website: { name: "Website2", hostname: "www.silent.com", origin: null },
    });
    for (const id of await dueChecks(4, [], now())) if (await claimCheck(id, now())) await check(id, now);
    const found = await goLiveOf(owner, {
      accountId: account.id,
      application: application.slug,
      environment: "production",
    });
    assert.equal(found?.environment.state, "not_started");
    assert.match(found?.environment.reason ?? "", /could not ask/);
    assert.equal(found?.hostnames[0]?.snapshot, null);
  });
});
