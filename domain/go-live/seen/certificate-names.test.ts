import assert from "node:assert/strict";
import { test } from "node:test";
import { coversHost } from "./certificate-names";

test("a certificate covers its own names in any case, and one label under a wildcard", () => {
  assert.ok(coversHost(["acme.com", "WWW.Acme.com"], "www.acme.com"));
  assert.ok(coversHost(["*.acme.com"], "www.acme.com"));
  assert.ok(coversHost(["*.acme.com"], "xn--bcher-kva.acme.com"));
});

test("a wildcard covers neither the bare domain, nor two labels, nor a part of one, nor a whole ending", () => {
  for (const [name, host] of [
    ["*.acme.com", "acme.com"],
    ["*.acme.com", "a.b.acme.com"],
    ["w*.acme.com", "www.acme.com"],
    ["*ww.acme.com", "www.acme.com"],
    ["www.*.com", "www.acme.com"],
    ["*.com", "acme.com"],
    ["*", "acme.com"],
    ["acme.com", "www.acme.com"],
    ["www.acme.com.evil.net", "www.acme.com"],
  ] as const)
    assert.equal(coversHost([name], host), false, `${name} for ${host}`);
  assert.equal(coversHost([], "acme.com"), false);
});
