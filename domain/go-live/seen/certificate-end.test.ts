import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { certificateEnd } from "@/domain/go-live/seen/certificate-end";
import type { EdgeFacts } from "@/domain/go-live/seen/facts";

const DAY = 86_400_000;
const now = new Date("2026-03-02T14:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * DAY);
const served = (left: number, life = 90): EdgeFacts =>
  ({
    address: "192.0.2.80",
    tls: {
      outcome: "ok",
      at: now.toISOString(),
      ms: 1,
      names: [],
      chain: [],
      validFrom: inDays(left - life).toISOString(),
      validTo: inDays(left).toISOString(),
    },
  }) as unknown as EdgeFacts;
const told = (...edge: EdgeFacts[]) => certificateEnd({ edge }, now)?.told;

describe("a certificate's end", () => {
  it("is told at 14 days and at 3", () => {
    assert.deepEqual(
      [14.1, 14, 13, 3.1, 3, 0.5].map((left) => told(served(left))),
      [null, 14, 14, 14, 3, 3],
    );
    assert.equal(certificateEnd({ edge: [served(2.9)] }, now)?.days, 2);
  });

  it("is that of the address whose certificate ends first", () => {
    assert.deepEqual(certificateEnd({ edge: [served(80), served(2)] }, now)?.endsAt, inDays(2));
  });

  it("of a certificate for a few days is not told while its renewal is not late", () => {
    assert.deepEqual(
      [6, 3, 2.1, 2, 1].map((left) => told(served(left, 6))),
      [null, null, null, 14, 3],
    );
  });

  it("is unknown without a handshake, and no news once it is over", () => {
    assert.equal(certificateEnd({}, now), undefined);
    assert.equal(certificateEnd({ edge: [served(-1)] }, now), undefined);
  });
});
