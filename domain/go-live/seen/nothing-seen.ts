import type { Facts } from "@/domain/go-live/seen/facts";

/** The facts of a look that asked nobody. */
export const NOTHING_SEEN: Omit<Facts, "host" | "at" | "ms"> = {
  delegation: {
    outcome: "unknown",
    zone: "",
    parent: "",
    parentNames: [],
    zoneNames: [],
    unresolved: [],
    nameless: [],
  },
  servers: [],
  resolvers: [],
  followed: [],
  beyond: [],
  edge: [],
  unsafe: [],
  caa: [],
};
