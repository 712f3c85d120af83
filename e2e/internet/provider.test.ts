import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { demoWorld, practiceEdge, practiceSites } from "./demo-world";
import { type Internet, startInternet } from "./internet";
import { readEntry } from "./provider-entry";
import { serveProvider } from "./provider-server";
import { ask, lines } from "./question";
import { parseLine } from "./record";
import { visit } from "./visit";

describe("the provider's pages", () => {
  let internet: Internet;
  let provider: Awaited<ReturnType<typeof serveProvider>>;
  before(async () => {
    internet = await startInternet(demoWorld);
    provider = await serveProvider(internet, practiceSites);
  });
  after(async () => {
    await provider.close();
    await internet.close();
  });
  beforeEach(async () => {
    await post("/lag", { lagging: "" });
    await post("/zones/website1.com/reset", {});
    internet.flush();
  });

  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(provider.url + path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers,
      redirect: "manual",
    });
  const page = async (path: string) => (await fetch(provider.url + path)).text();
  const seen = async (address: string, name = "www.website1.com", type = "A") =>
    lines((await ask(internet.config.routes[`${address}:53`], name, type))?.answers);
  const point = (name: string, target = `abc.${practiceEdge.domain}`) => ({
    name,
    type: "CNAME",
    ttl: "60",
    value: target,
  });
  const www = "www 60 A 198.51.100.11";

  test("an edited record is answered by both nameservers at once", async () => {
    const answer = await post("/zones/website1.com/records", { ...point("www"), line: www });
    assert.deepEqual(
      [answer.status, answer.headers.get("location")],
      [303, "/zones/website1.com?said=saved"],
    );
    for (const address of ["192.0.2.11", "192.0.2.12"])
      assert.deepEqual(await seen(address), [`www.website1.com CNAME abc.${practiceEdge.domain}`]);
  });

  test("the serial grows with every change", async () => {
    const serial = async () => {
      const answer = await ask(internet.config.routes["192.0.2.12:53"], "website1.com", "SOA");
      return (answer?.answers[0]?.data as { serial: number } | undefined)?.serial ?? 0;
    };
    const before = await serial();
    await post("/zones/website1.com/delete", { line: www });
    assert.equal(await serial(), before + 1);
    assert.deepEqual(await seen("192.0.2.11"), []);
  });

  test("what the provider keeps for itself cannot be deleted", async () => {
    await post("/zones/website1.com/delete", { line: "@ 3600 NS ns2.hostco.net." });
    assert.equal((await seen("192.0.2.11", "website1.com", "NS")).length, 2);
  });

  test("a lagging nameserver keeps the old record until it is brought up to date", async () => {
    await post("/lag", { lagging: "on" });
    await post("/zones/website1.com/records", { ...point("www"), line: www });
    assert.deepEqual(await seen("192.0.2.12"), ["www.website1.com A 198.51.100.11"]);
    assert.match(
      await page("/zones/website1.com"),
      /ns2.hostco.net lags.+still answers: www A 198.51.100.11/,
    );
    await post("/lag", { lagging: "" });
    assert.match((await seen("192.0.2.12"))[0] ?? "", /CNAME/);
  });

  test("resolvers keep the old answer until their caches are emptied", async () => {
    assert.deepEqual(await seen("192.0.2.101"), ["www.website1.com A 198.51.100.11"]);
    await post("/zones/website1.com/records", { ...point("www"), line: www });
    assert.deepEqual(await seen("192.0.2.101"), ["www.website1.com A 198.51.100.11"]);
    await post("/resolvers/flush", {});
    assert.match((await seen("192.0.2.101"))[0] ?? "", /CNAME/);
  });

  test("after the change the site is served through the edge, its bare name with it or as the edge is told", async () => {
    const label = async (host: string) =>
      (await visit(internet.config.routes["203.0.113.10:443"], host, "/", internet.config.trust)).headers[
        "x-edge-env"
      ];
    await assert.rejects(label("website1.com"), /handshake failure/);
    await post("/zones/website1.com/records", { ...point("www"), line: www });
    assert.equal(await label("www.website1.com"), "abc");
    assert.equal(await label("website1.com"), "abc");
    await post("/edge", { host: "website1.com", label: `xyz.${practiceEdge.domain}` });
    assert.equal(await label("website1.com"), "xyz");
  });

  test("what is refused stays typed, with a sentence at its field", async () => {
    const answer = await post("/zones/website1.com/records", point("www", 'x"<y>.example.com'));
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert.match(html, /This name has a record of type A\. Delete it before you add a CNAME\./);
    assert.match(html, /value="x&#34;&#60;y&#62;.example.com"/);
    assert.deepEqual(await seen("192.0.2.11"), ["www.website1.com A 198.51.100.11"]);
  });

  test("every page works without a script and links to its form", async () => {
    assert.match(await page("/"), /href="\/zones\/website2.com"/);
    assert.match(await page(`/zones/website1.com?edit=${encodeURIComponent(www)}`), /value="198.51.100.11"/);
    assert.doesNotMatch(await page("/zones/website1.com"), /<script/);
    assert.equal((await fetch(`${provider.url}/zones/hostco.net`)).status, 404);
  });

  test("other websites cannot post here", async () => {
    assert.equal(
      (await post("/zones/website1.com/delete", { line: www }, { origin: "http://evil.example" })).status,
      403,
    );
    assert.equal((await visit(provider.at, "evil.example")).status, 403);
  });

  test("old servers answer for the websites, with a valid certificate", async () => {
    const at = internet.config.routes["198.51.100.11:443"];
    assert.match((await visit(at, "www.website1.com", "/", internet.config.trust)).body, /old server/);
  });
});

test("a provider accepts what people type and refuses what a zone cannot hold", () => {
  const others = ["www 60 A 198.51.100.11", "shop 60 CNAME shop.example.net."].map((line) =>
    parseLine(line, "website1.com"),
  );
  const read = (name: string, type: string, value: string, ttl = "60") => {
    const result = readEntry({ name, type, ttl, value }, "website1.com", others);
    return "sentence" in result ? result.field : `${result.name} ${result.type} ${result.value}`;
  };
  assert.equal(read("", "A", "203.0.113.10"), "website1.com A 203.0.113.10");
  assert.equal(
    read("Blog.website1.com.", "CNAME", "x.example.net"),
    "blog.website1.com CNAME x.example.net.",
  );
  assert.equal(read("@", "MX", "10 mail.hostco.net"), "website1.com MX 10 mail.hostco.net.");
  assert.equal(
    read("_dmarc", "TXT", 'v=DMARC1; p="none"'),
    '_dmarc.website1.com TXT "v=DMARC1; p=\\"none\\""',
  );
  assert.equal(read("*", "AAAA", "2001:db8::1"), "*.website1.com AAAA 2001:db8::1");
  assert.equal(read("-x", "A", "203.0.113.10"), "name");
  assert.equal(read("a b", "A", "203.0.113.10"), "name");
  assert.equal(read("x", "A", "203.0.113"), "value");
  assert.equal(read("x", "A", ""), "value");
  assert.equal(read("x", "CNAME", "edge"), "value");
  assert.equal(read("x", "A", "203.0.113.10", "5"), "ttl");
  assert.equal(read("x", "SOA", "203.0.113.10"), "type");
  assert.equal(read("www", "A", "198.51.100.11"), "value");
  assert.equal(read("www", "CNAME", "x.example.net"), "type");
  assert.equal(read("@", "CNAME", "x.example.net"), "type");
  assert.equal(read("shop", "TXT", "x"), "name");
});
