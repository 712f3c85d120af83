import type { Facts } from "@/domain/go-live/seen/facts";
import { NOTHING_SEEN } from "@/domain/go-live/seen/nothing-seen";
import type { Target } from "@/domain/go-live/seen/target";

export const AT = "2026-03-02T14:00:00.000Z";

/** The website of most tests of rules. */
export const ACME: Target = {
  host: "www.acme.com",
  registrable: "acme.com",
  apex: false,
  kind: "production",
  edge: {
    target: "c42.edge.net",
    addresses: ["203.0.113.10"],
    marker: ["x-edge", "agency-edge"],
    environmentMarker: ["x-edge-env", "c42"],
  },
};

/** What a look found of www.acme.com: its zone is delegated, and the rest as given. */
export const seenOfAcme = ({
  delegation,
  ...rest
}: Partial<Omit<Facts, "delegation">> & { delegation?: Partial<Facts["delegation"]> } = {}): Facts => ({
  ...NOTHING_SEEN,
  host: ACME.host,
  at: AT,
  ms: 1,
  delegation: {
    ...NOTHING_SEEN.delegation,
    outcome: "delegated",
    zone: "acme.com",
    parent: "com",
    ...delegation,
  },
  ...rest,
});
