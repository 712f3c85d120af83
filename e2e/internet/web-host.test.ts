import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { type Internet, startInternet } from "./internet";
import { smallWorld } from "./small-world";
import { shake, visit } from "./visit";
import type { PortSpec, TlsSpec } from "./world";

const page = {
  host: "*",
  path: "*",
  status: 200,
  headers: { "x-marker": "yes" },
  body: "{host} {reqhost} {path}",
};

async function hosting(
  ports: Record<string, PortSpec>,
  work: (internet: Internet) => Promise<void>,
): Promise<void> {
  const internet = await startInternet(
    smallWorld({ host: "www.client.com", hosts: { "203.0.113.80": ports } }),
  );
  try {
    await work(internet);
  } finally {
    await internet.close();
  }
}

async function faultOf(tls: TlsSpec, host = "www.client.com"): Promise<string> {
  let fault = "";
  await hosting({ "443": { tls: { names: ["{host}"], ...tls }, http: [page] } }, async ({ config }) => {
    fault = (await shake(config.routes["203.0.113.80:443"], host, config.trust)).fault;
  });
  return fault;
}

test("a host answers by virtual host and path, with placeholders filled in", () =>
  hosting(
    {
      "80": {
        http: [
          { ...page, path: "/robots.txt", body: "none" },
          { ...page, host: "other.com", status: 308, headers: { location: "https://{reqhost}{path}" } },
          page,
        ],
      },
    },
    async ({ config, connections }) => {
      const at = config.routes["203.0.113.80:80"];
      assert.deepEqual((await visit(at, "other.com", "/a")).headers.location, "https://other.com/a");
      const answer = await visit(at, "WWW.client.com", "/b?c");
      assert.deepEqual(
        [answer.body, answer.headers["x-marker"]],
        ["www.client.com www.client.com /b?c", "yes"],
      );
      assert.equal((await visit(at, "other.com", "/robots.txt")).body, "none");
      assert.ok(connections.some(({ to }) => to === "203.0.113.80:80"));
    },
  ));

test("a host sends header bytes and codes that Node's own server refuses to", () =>
  hosting(
    { "80": { http: [{ ...page, status: 302, headers: { location: "http://①/", "x marker": "no name" } }] } },
    async ({ config }) => {
      const [address, port] = (config.routes["203.0.113.80:80"] ?? "").split(":");
      const socket = connect(Number(port), address);
      socket.end("GET / HTTP/1.1\r\nhost: www.client.com\r\n\r\n");
      const answer = await text(socket);
      assert.match(answer, /^HTTP\/1\.1 302 .*\r\nlocation: http:\/\/①\/\r\nx marker: no name\r\n/);
    },
  ));

test("a body can be generated to any length", () =>
  hosting({ "80": { http: [{ ...page, generate: { bytes: 300_000 } }] } }, async ({ config }) => {
    assert.equal((await visit(config.routes["203.0.113.80:80"], "www.client.com")).body.length, 300_000);
  }));

test("certificates come good, and wrong in every way that a client tells apart", async () => {
  assert.equal(await faultOf({}), "");
  assert.match(await faultOf({ from_days: -100, to_days: -1 }), /CERT_HAS_EXPIRED/);
  assert.match(await faultOf({ from_days: 1, to_days: 80 }), /CERT_NOT_YET_VALID/);
  assert.match(await faultOf({ issuer: "self" }), /DEPTH_ZERO_SELF_SIGNED_CERT/);
  assert.match(await faultOf({ chain: "leaf" }), /UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
  assert.match(await faultOf({ chain: "wrong" }), /UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
  assert.match(
    await faultOf({ issuer: "somebody" }),
    /UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
  );
  assert.match(await faultOf({ names: ["default.client.com"] }), /ERR_TLS_CERT_ALTNAME_INVALID/);
  assert.match(await faultOf({ alert: true }), /ALERT_INTERNAL_ERROR/);
  assert.equal(await faultOf({ reset: true }), "ECONNRESET");
  assert.equal(await faultOf({ hang: true }), "TIMEOUT");
});

test("an input that is no name does not stop the world from starting", async () => {
  const internet = await startInternet(
    smallWorld({ host: "", hosts: { "203.0.113.80": { "443": { tls: { names: ["{host}", "x.com"] } } } } }),
  );
  const seen = await shake(internet.config.routes["203.0.113.80:443"], "x.com", internet.config.trust);
  assert.equal(seen.certificate?.subjectaltname, "DNS:x.com");
  await internet.close();
});
