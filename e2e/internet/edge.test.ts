import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Edge } from "./edge";
import { type Internet, startInternet } from "./internet";
import { writeLine } from "./record";
import { smallWorld } from "./small-world";
import { shake, visit } from "./visit";

describe("the practice edge", () => {
  let internet: Internet;
  let edge: Edge;
  before(async () => {
    internet = await startInternet(
      smallWorld({ edge: { domain: "edge.host.net", addresses: ["203.0.113.10", "2001:db8::10"] } }),
    );
    edge = internet.edge as Edge;
  });
  after(() => internet.close());
  const get = (host: string, address = "203.0.113.10") =>
    visit(internet.config.routes[`${address}:443`], host, "/", internet.config.trust);
  const handshake = (host: string) =>
    shake(internet.config.routes["203.0.113.10:443"], host, internet.config.trust);

  test("learns the environment from the alias that DNS gives", async () => {
    const answer = await get("www.client.com");
    assert.deepEqual(
      [answer.status, answer.headers["x-edge"], answer.headers["x-edge-env"]],
      [200, "agency-edge", "c1"],
    );
    assert.match(answer.body, /Served through the practice edge/);
    assert.equal((await get("www.client.com", "[2001:db8::10]")).status, 200);
  });

  test("sends plain requests to https with both markers", async () => {
    const answer = await visit(internet.config.routes["203.0.113.10:80"], "www.client.com", "/a?b");
    assert.deepEqual(
      [answer.status, answer.headers.location, answer.headers["x-edge-env"]],
      [308, "https://www.client.com/a?b", "c1"],
    );
  });

  test("has neither certificate nor environment for a name that nobody told it", async () => {
    assert.match((await handshake("client.com")).fault, /ALERT_HANDSHAKE_FAILURE/);
    const answer = await visit(internet.config.routes["203.0.113.10:80"], "client.com");
    assert.deepEqual(
      [answer.status, answer.headers["x-edge"], answer.headers["x-edge-env"]],
      [421, "agency-edge", undefined],
    );
  });

  test("takes only a single label before its domain for an environment", async () => {
    assert.equal(await edge.labelOf("c1.edge.host.net"), "c1");
    assert.equal(await edge.labelOf("x.c1.edge.host.net"), undefined);
    assert.equal(await edge.labelOf("edge.host.net"), undefined);
  });

  test("serves an apex name after it was assigned, and asks when it was not", async () => {
    edge.assign("Client.com.", "c7");
    assert.equal((await get("client.com")).headers["x-edge-env"], "c7");
    edge.forget("client.com");
    assert.match((await handshake("client.com")).fault, /ALERT/);
    edge.ask = async (host) => (host === "client.com" ? "c8" : undefined);
    const plain = await visit(internet.config.routes["203.0.113.10:80"], "client.com");
    assert.equal(plain.headers["x-edge-env"], "c8");
  });

  test("has a certificate before DNS points to it only where it is told to", async () => {
    edge.ask = async (host) => (host === "client.com" ? "c8" : undefined);
    assert.match((await handshake("client.com")).fault, /ALERT/);
    edge.spec.certificates = "before";
    assert.equal((await get("client.com")).headers["x-edge-env"], "c8");
    edge.spec.certificates = "after";
    const lines = internet.zones.rows("client.com").map((row) => writeLine(row, "client.com"));
    internet.zones.replace("client.com", [...lines, "@ 300 A 203.0.113.10"]);
    assert.equal((await get("client.com")).headers["x-edge-env"], "c8");
  });

  test("plays the faults of one hostname, markers on errors too", async () => {
    edge.behave("www.client.com", { status: 502, body: "" });
    const failed = await get("www.client.com");
    assert.deepEqual([failed.status, failed.headers["x-edge-env"]], [502, "c1"]);
    edge.behave("www.client.com", { marked: false });
    assert.equal((await get("www.client.com")).headers["x-edge-env"], undefined);
    edge.behave("www.client.com", { tls: { from_days: -9, to_days: -1 } });
    assert.match((await handshake("www.client.com")).fault, /CERT_HAS_EXPIRED/);
    edge.behave("www.client.com", { tls: "alert" });
    assert.match((await handshake("www.client.com")).fault, /ALERT/);
    edge.behave("www.client.com");
    assert.equal((await get("www.client.com")).status, 200);
  });
});
