import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { portalEntries } from "@/domain/navigation";

describe("the rail across accounts", () => {
  const goLive = (...given: Parameters<typeof portalEntries>) =>
    portalEntries(...given).find(({ href }) => href === "/go-live");

  it("leads the agency's people to the queue, a client's own people not", () => {
    assert.equal(goLive("member", "accounts", false)?.label, "Go live");
    assert.equal(goLive("client_admin", "accounts", false), undefined);
    assert.equal(goLive(null, "accounts", false), undefined);
  });

  it("counts what is overdue, and nothing at nought", () => {
    assert.deepEqual(goLive("owner", "go-live", false, 3), {
      label: "Go live",
      href: "/go-live",
      current: true,
      count: 3,
    });
    assert.equal("count" in (goLive("owner", "go-live", false, 0) ?? {}), false);
  });
});
