import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { check, checkEach } from "@/app/jobs/check";
import { checkNow } from "@/app/jobs/check-now";
import { saveAnew } from "@/app/jobs/save-anew";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { claimCheck, dueChecks } from "@/db/commands/go-live/checks";
import { markTask } from "@/db/commands/go-live/manual-tasks";
import { goLiveOf } from "@/db/queries/go-live/go-live";
import { withDatabase } from "@/db/testing/database";
import { addClientUser } from "@/db/testing/people";
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
    clock += 20 * 60_000;
    found = await look();
    assert.equal(found.hostnames[0]?.finding?.verdict, "ready");
    assert.match(found.environment.reason, /Everything is prepared/);

    await markTask(owner, account.id, production.id, "instructions", true, now());
    clock += 20 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "waiting_client");

    internet.zones.replace("client.com", [...ZONE, "www 300 CNAME other.edge.host.net."]);
    clock += 20 * 60_000;
    found = await look();
    assert.deepEqual(results(found), ["wrong", "wrong", "wrong", "wrong", "wrong"]);
    assert.equal(found.environment.state, "waiting_client");
    assert.match(
      found.environment.reason,
      /^www\.client\.com has CNAME other\.edge\.host\.net; wanted is CNAME/,
    );
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

    let answers = 0;
    const failsWhile = (fails: () => boolean) =>
      internet.edge?.behave("www.client.com", {
        get status() {
          answers += 1;
          return fails() ? 503 : 200;
        },
      });
    failsWhile(() => true);
    clock += 70 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "problem", "a failure that lasts is told");
    const ofOneLook = answers / 2;
    internet.edge?.behave("www.client.com");
    clock += 70 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "live", found.environment.reason);
    answers = 0;
    failsWhile(() => answers <= ofOneLook);
    clock += 70 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "live", "a failure that passes at once is not");
    assert.ok(answers > ofOneLook);

    internet.zones.replace("client.com", OLD);
    clock += 70 * 60_000;
    found = await look();
    assert.equal(found.environment.state, "problem");
    assert.equal(found.live, null);
  });

  it("goes by the records that are saved anew, when mail was moved on purpose", async () => {
    const servers = [
      { name: "ns1.host.net", addr: "192.0.2.11" },
      { name: "ns2.host.net", addr: "192.0.2.12" },
    ];
    internet.zones.add("mailed.com", { servers, records: OLD });
    const { account, application, production } = await foundAccount(owner, {
      name: "Client 3",
      website: { name: "Website3", hostname: "www.mailed.com", origin: null },
    });
    const look = async () => {
      clock += 20 * 60_000;
      for (const id of await dueChecks(4, [], now())) if (await claimCheck(id, now())) await check(id, now);
      const path = { accountId: account.id, application: application.slug, environment: "production" };
      return (await goLiveOf(owner, path)) ?? assert.fail();
    };
    await look();
    internet.edge?.assign("www.mailed.com", production.edgeLabel);
    const pointed = ZONE.map((line) => line.replace("10 mx1.host.net", "5 mx.other.net"));
    pointed.push(`www 300 CNAME ${production.edgeLabel}.edge.host.net.`);
    internet.zones.replace("mailed.com", pointed);
    const lost = await look();
    assert.equal(lost.environment.state, "problem", lost.environment.reason);
    assert.match(lost.environment.reason, /restore mailed\.com MX 10 mx1\.host\.net/);

    const [site] = lost.hostnames;
    assert.ok(site?.snapshot);
    clock += 60_000;
    const said = await saveAnew(
      owner,
      {
        accountId: account.id,
        environmentId: production.id,
        hostnameId: site.id,
        target: targetOf({ ...lost.environment, name: site.name }, env().edge),
        snapshot: site.snapshot,
      },
      now,
    );
    assert.equal(said, "Saved: 2 records differ from before.");
    const kept = await look();
    assert.notEqual(kept.environment.state, "problem", kept.environment.reason);
    const records = kept.hostnames[0]?.snapshot?.records.map(({ type, data }) => `${type} ${data}`) ?? [];
    assert.ok(records.includes("A 203.0.113.80") && records.includes("MX 5 mx.other.net"));
    assert.ok(!records.includes("MX 10 mx1.host.net"));
  });

  it("tells a client whose turn it is in the client's words", async () => {
    const { account, production } = await foundAccount(owner, {
      name: "Client 4",
      website: { name: "Website4", hostname: "asked.client.com", origin: null },
    });
    const client = await addClientUser(account.id, "cleo@client.com", "client_admin");
    const said = await checkNow(client, { id: production.id, accountId: account.id });
    assert.match(said, /^Checked\. With your agency: /);
  });

  it("says how many of several checks failed, and does the others", async () => {
    const { production } = await foundAccount(owner, {
      name: "Client 5",
      website: { name: "Website5", hostname: "other.client.com", origin: null },
    });
    const due = await dueChecks(4, [], now());
    assert.ok(due.length > 0 && production);
    assert.equal(await checkEach([...due, "no host name"], now), 1);
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
