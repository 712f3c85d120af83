import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newTotpSecret, stepOf, totpAddress } from "@/db/secrets/totp";

/** RFC 6238, appendix B, SHA-1: the secret is "12345678901234567890"; the last six of its eight digits. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const VECTORS: [seconds: number, code: string][] = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
];
const at = (seconds: number) => new Date(seconds * 1000);

describe("a code of an authenticator app", () => {
  for (const [seconds, code] of VECTORS)
    it(`is ${code} at ${seconds} s, as RFC 6238 says`, () => {
      assert.equal(stepOf(SECRET, code, at(seconds)), Math.floor(seconds / 30));
    });

  it("is known one step early and one late, by its own step, and no further", () => {
    assert.equal(stepOf(SECRET, "287082", at(59 + 30)), 1);
    assert.equal(stepOf(SECRET, "287082", at(59 - 30)), 1);
    assert.equal(stepOf(SECRET, "287082", at(59 + 61)), undefined);
    assert.equal(stepOf(SECRET, "287083", at(59)), undefined);
  });

  it("comes from a secret of 160 bits that no two people share", () => {
    const secret = newTotpSecret();
    assert.match(secret, /^[A-Z2-7]{32}$/);
    assert.notEqual(secret, newTotpSecret());
    const address = totpAddress(secret, { issuer: "Harbour & Row", label: "ana@harbour.com" });
    assert.match(address, /^otpauth:\/\/totp\/Harbour%20%26%20Row:ana%40harbour\.com\?/);
    assert.ok(address.includes(`secret=${secret}`));
  });
});
