import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startSilentListener } from "@/e2e/golive/silent-listener";
import { type Internet, startInternet } from "@/e2e/internet/internet";
import { smallWorld } from "@/e2e/internet/small-world";
import type { HttpSpec } from "@/e2e/internet/world";
import { Network } from "@/gateways/network";
import { probeEdge } from "./edge";
import { Lanes } from "./lanes";

const edge = "203.0.113.1";
const old = "203.0.113.2";
const spec = (host: string, path: string, location?: string): HttpSpec => ({
  host,
  path,
  status: location ? 302 : 200,
  headers: location ? { location } : {},
});

describe("redirects within the website", () => {
  let internet: Internet;
  let listener: Awaited<ReturnType<typeof startSilentListener>>;
  const secure: HttpSpec[] = [];
  const plain: HttpSpec[] = [];
  const atOld: HttpSpec[] = [];

  before(async () => {
    const tls = { names: ["www.client.com", "client.com"] };
    const hosts = {
      [edge]: { "443": { tls, http: secure }, "80": { http: plain } },
      [old]: { "443": { tls, http: atOld }, "80": { http: atOld } },
    };
    internet = await startInternet(smallWorld({ host: "www.client.com", hosts }));
    listener = await startSilentListener();
    internet.config.routes["203.0.113.3:443"] = listener.at;
    internet.config.routes["10.0.0.7:443"] = listener.at;
    internet.config.routes["10.0.0.7:80"] = listener.at;
  });
  after(async () => {
    listener.close();
    await internet.close();
  });

  async function visits(https: HttpSpec[], http: HttpSpec[] = [], pairAt = [edge]) {
    secure.splice(0, secure.length, ...https);
    plain.splice(0, plain.length, ...http);
    const probing = {
      network: new Network(internet.config),
      host: "www.client.com",
      clock: () => new Date(),
      signal: new AbortController().signal,
      markers: [],
      site: ["www.client.com", "client.com"],
      lanes: new Lanes(),
      edge: [edge],
      addressesOf: async (name: string) => (name === "client.com" ? pairAt : ["203.0.113.3"]),
    };
    const facts = await probeEdge(probing, edge, false);
    const told = (which: "secure" | "plain") => ({
      hops: facts[which]?.hops.map(({ url, status }) => `${status} ${url}`),
      left: facts[which]?.redirect,
    });
    assert.equal(listener.heard(), 0);
    return { secure: told("secure"), plain: told("plain") };
  }

  test("between www and the bare domain, in a circle", async () => {
    const { secure } = await visits([
      spec("www.client.com", "*", "https://client.com/"),
      spec("client.com", "*", "https://www.client.com/#top"),
    ]);
    assert.deepEqual(secure.hops, ["302 https://client.com/"]);
    assert.deepEqual([secure.left?.url, secure.left?.endless], ["https://www.client.com/#top", true]);
  });

  test("to the bare domain at its own address, where it is not on the edge", async () => {
    atOld.splice(0, atOld.length, spec("client.com", "/shop"));
    const { secure } = await visits([spec("www.client.com", "*", "//client.com/shop")], [], [old]);
    assert.deepEqual(secure, { hops: ["200 https://client.com/shop"], left: undefined });
  });

  test("not to the bare domain when one of its addresses is private", async () => {
    const { secure } = await visits([spec("*", "*", "https://client.com/")], [], [old, "10.0.0.7"]);
    assert.deepEqual([secure.hops, secure.left?.unsafe], [[], true]);
  });

  test("a name that ends in a dot is judged as the name that it is", async () => {
    const { secure } = await visits([spec("*", "*", "https://client.com./")], [], ["10.0.0.7"]);
    assert.deepEqual([secure.hops, secure.left?.unsafe], [[], true]);
  });

  test("not from https to http, nor to another host, nor to another port", async () => {
    for (const location of ["http://client.com/", "https://other.com/", "https://www.client.com:8443/"]) {
      const { secure } = await visits([spec("*", "*", location)]);
      assert.deepEqual([secure.hops, secure.left?.url, secure.left?.endless], [[], location, undefined]);
    }
  });

  test("five, and no sixth", async () => {
    const steps = Array.from({ length: 6 }, (_, i) => spec("*", `/${i}`, `/${i + 1}`));
    const five = await visits([spec("*", "/", "/1"), ...steps.slice(1, 5), spec("*", "*")]);
    assert.deepEqual([five.secure.hops?.length, five.secure.left], [5, undefined]);
    const six = await visits([spec("*", "/", "/1"), ...steps.slice(1, 6), spec("*", "*")]);
    assert.deepEqual([six.secure.hops?.length, six.secure.left?.endless], [5, true]);
  });

  test("plain http, by way of the bare domain, to https", async () => {
    const { plain } = await visits(
      [spec("*", "*")],
      [spec("www.client.com", "*", "http://client.com/"), spec("client.com", "*", "https://client.com/")],
    );
    assert.deepEqual(plain, { hops: ["302 http://client.com/", "200 https://client.com/"], left: undefined });
  });

  test("what no browser can open is kept as it was written", async () => {
    for (const location of ["https://", "http://[::1", "https://exa mple.com/"]) {
      const { secure } = await visits([spec("*", "*", location)]);
      assert.deepEqual([secure.hops, secure.left?.url], [[], location]);
    }
  });
});
