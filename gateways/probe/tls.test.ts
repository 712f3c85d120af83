import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { createServer } from "node:tls";
import { chainTrusted } from "@/domain/go-live/checks/tls-checks";
import { CertificateAuthority } from "@/e2e/internet/certificate-authority";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import type { TlsSpec } from "@/e2e/internet/world";
import { Network } from "@/gateways/network";
import { probeTls } from "./tls";

const shapes: Record<string, TlsSpec> = {
  "203.0.113.1": {},
  "203.0.113.2": { from_days: -90, to_days: -1 },
  "203.0.113.3": { issuer: "self", from_days: -90, to_days: -1 },
  "203.0.113.4": { issuer: "somebody", from_days: -90, to_days: -1 },
  "203.0.113.5": { chain: "leaf", from_days: 2, to_days: 90 },
  "203.0.113.6": { names: ["w*.client.com"] },
  "203.0.113.7": { names: Array.from({ length: 60 }, (_, i) => (i === 59 ? "{host}" : `n${i}.com`)) },
};

describe("what a handshake tells of a certificate", () => {
  let internet: Internet;
  before(async () => {
    const hosts = Object.fromEntries(
      Object.entries(shapes).map(([address, tls]) => [
        address,
        { "443": { tls: { names: ["{host}"], ...tls } } },
      ]),
    );
    internet = await startInternet(smallWorld({ host: "www.client.com", hosts }));
  });
  after(() => internet.close());

  async function seen(address: string, network = new Network(internet.config)) {
    const { facts, socket } = await probeTls({
      network,
      address,
      host: "www.client.com",
      clock: () => new Date(),
      signal: new AbortController().signal,
    });
    socket?.destroy();
    return { ...facts, trusted: chainTrusted(facts) };
  }

  test("a wrong date alone leaves the chain trusted", async () => {
    assert.equal((await seen("203.0.113.1")).trustError, undefined);
    const expired = await seen("203.0.113.2");
    assert.deepEqual([expired.trustError, expired.trusted], ["CERT_HAS_EXPIRED", true]);
  });

  test("behind a wrong date it is told that nobody known has signed", async () => {
    assert.equal((await seen("203.0.113.3")).trustError, "DEPTH_ZERO_SELF_SIGNED_CERT");
    assert.equal((await seen("203.0.113.4")).trustError, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY");
    const early = await seen("203.0.113.5");
    assert.deepEqual([early.trustError, early.trusted], ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", false]);
  });

  test("a date that nobody can read is none", async () => {
    const authority = await CertificateAuthority.create();
    const { key, cert } = await authority.issue({ names: ["www.client.com"], chain: "leaf" });
    const der = Buffer.from(cert.replace(/-----.*?-----/g, ""), "base64");
    const dates = [...der.toString("latin1").matchAll(/\d{12}Z/g)];
    der.write("xx", dates[1]?.index ?? 0);
    const broken = `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
    const server = createServer({ key, cert: broken });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const routes = { "203.0.113.9:443": `127.0.0.1:${(server.address() as AddressInfo).port}` };
    const network = new Network({ ...internet.config, routes });
    const { validFrom, validTo, outcome } = await seen("203.0.113.9", network);
    server.close();
    assert.equal(dates.length, 2);
    assert.equal(outcome, "ok");
    assert.ok(validFrom);
    assert.equal(validTo, undefined);
  });

  test("a wildcard within a label is not for the host, and the sixtieth name is", async () => {
    assert.match((await seen("203.0.113.6")).nameError ?? "", /not among/);
    const many = await seen("203.0.113.7");
    assert.deepEqual([many.nameError, many.names.length], [undefined, 50]);
  });
});
