import assert from "node:assert/strict";
import { test } from "node:test";
import type { HttpFacts } from "@/domain/go-live/seen/facts";
import { AT, seenOfAcme } from "@/domain/testing/acme";
import { isComputed } from "./computed";

test("answers are the provider's own where its network stands in front", () => {
  const seen = (nameserver: string, headers: Record<string, string>) => {
    const http: HttpFacts = {
      outcome: "ok",
      url: "http://www.acme.com/",
      at: AT,
      ms: 1,
      status: 200,
      headers,
      hops: [],
    };
    const delegation = { zoneNames: [nameserver] };
    return seenOfAcme({ delegation, elsewhere: { address: "198.51.100.7", http } });
  };
  assert.ok(isComputed(seen("dee.ns.cloudflare.com", { "cf-ray": "1" })));
  assert.ok(!isComputed(seen("dee.ns.cloudflare.com", {})), "the line is DNS only");
  assert.ok(!isComputed(seen("ns1.host.net", { "cf-ray": "1" })), "the line leads there by itself");
});
