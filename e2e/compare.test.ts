import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { judgeCourse } from "@/domain/go-live/readiness";
import { differences } from "@/domain/go-live/seen/preview";
import type { Target } from "@/domain/go-live/seen/target";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import { compare } from "@/gateways/compare";
import { observe } from "@/gateways/observe";

const target: Target = {
  host: "old.client.com",
  registrable: "client.com",
  apex: false,
  kind: "staging",
  edge: {
    target: "c1.edge.host.net",
    addresses: ["203.0.113.10"],
    marker: ["x-edge", "agency-edge"],
    environmentMarker: ["x-edge-env", "c1"],
  },
  origin: { address: "203.0.113.80" },
};

describe("a website before its change", () => {
  let internet: Internet;
  const now = () => new Date();
  const behave = (body: string) => internet.edge?.behave("old.client.com", { body });

  before(async () => {
    const page = (body: string) => ({ host: "*", path: "*", status: 200, headers: {}, body });
    const resolvers = {
      R1: { addr: "192.0.2.101" },
      R2: { addr: "192.0.2.102" },
      R3: { addr: "192.0.2.103" },
    };
    internet = await startInternet(
      smallWorld({
        resolvers,
        edge: { domain: "edge.host.net", addresses: ["203.0.113.10"] },
        hosts: { "203.0.113.80": { "80": { http: [page("<title>Harbour</title>")] } } },
      }),
    );
  });
  after(() => internet.close());

  it("says that the edge does not know it, then what differs, then nothing", async () => {
    const unknown = await compare(target, internet.config, now);
    assert.equal(unknown.edge?.known, false);
    assert.match(differences(unknown)[0] ?? "", /does not answer for this website yet/);

    internet.edge?.assign("old.client.com", "c1");
    behave("<title>Apache default page</title>");
    const other = await compare(target, internet.config, now);
    assert.deepEqual([other.edge?.known, other.edge?.status, other.origin?.title], [true, 200, "Harbour"]);
    assert.match(
      differences(other)[0] ?? "",
      /“Apache default page” at the edge and “Harbour” at the origin/,
    );

    behave("<title>Harbour</title>");
    assert.deepEqual(differences(await compare(target, internet.config, now)), []);
  });

  it("says that it could not ask, and draws nothing from it", async () => {
    const nowhere = { ...target, origin: { address: "203.0.113.99" } };
    const seen = await compare(nowhere, internet.config, now);
    assert.equal(seen.origin, null);
    assert.deepEqual(differences(seen), []);
    const local = await compare({ ...target, origin: { address: "127.0.0.1" } }, internet.config, now);
    assert.equal(local.origin, null);
  });

  it("asks for the certificate before the change only of an edge that can have one", async () => {
    internet.edge?.assign("old.client.com", "c1");
    const look = async (certificates: "before" | "after") => {
      const aim: Target = { ...target, stage: "before", edge: { ...target.edge, certificates } };
      const judgement = judgeCourse(
        await observe(aim, internet.config, { now }),
        aim,
        { sightings: [] },
        now(),
      );
      const status = judgement.checks.find(({ id }) => id === "tls.handshake")?.status;
      return { verdict: judgement.verdict, status };
    };
    assert.deepEqual(await look("after"), { verdict: "ready", status: "skip" });
    assert.deepEqual(await look("before"), { verdict: "ready", status: "pass" });
    internet.edge?.behave("old.client.com", { tls: "alert" });
    assert.deepEqual(await look("before"), { verdict: "not_pointed", status: "pending" });
    internet.edge?.behave("old.client.com");
  });
});
