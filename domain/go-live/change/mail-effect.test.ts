import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Facts, Outcome } from "@/domain/go-live/seen/facts";
import { mailEffect } from "./mail-effect";

const seen = (mx: string[], outcome: Outcome = mx.length > 0 ? "answer" : "empty", owner = "acme.com") => {
  const records = mx.map((data) => ({ name: owner, type: "MX", ttl: 300, data }));
  const answer = { name: "acme.com", type: "MX", outcome, records, at: "", ms: 1 };
  const servers = [{ name: "ns1", address: "192.0.2.1", answers: [answer] }];
  return { delegation: { zone: "acme.com" }, servers } as unknown as Facts;
};
const www = { host: "www.acme.com", apex: false };
const bare = { host: "acme.com", apex: true };

describe("what a change does to e-mail", () => {
  it("is nothing as long as the MX lines stay", () => {
    assert.match(mailEffect(www, seen(["10 mx.mail.net"])), /goes by its MX lines/);
    assert.match(mailEffect(bare, seen(["10 mx.mail.net"])), /goes by its MX lines/);
  });

  it("is a loss where mail is delivered to the name itself", () => {
    assert.match(mailEffect(www, seen(["10 www.acme.com"])), /Ask before you change it/);
    assert.match(mailEffect(bare, seen([])), /no MX line at acme\.com/);
  });

  it("is a loss where the name has an MX that a CNAME takes the place of", () => {
    const own = seen(["10 mx.mail.net"], "answer", "www.acme.com");
    assert.match(mailEffect(www, own), /^E-mail to addresses at www\.acme\.com stops/);
  });

  it("is not promised where nobody told us", () => {
    for (const facts of [null, seen([], "silent")])
      assert.equal(
        mailEffect(bare, facts),
        "Leave every other line alone, above all MX: they carry your e-mail.",
      );
  });
});
