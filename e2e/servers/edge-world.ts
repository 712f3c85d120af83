import type { Target } from "@/domain/go-live/seen/target";
import { edgeMarker, environmentMarker } from "@/e2e/internet/edge";
import type { World } from "@/e2e/internet/world";

/** An internet of which only the edge is used: nameservers and resolvers are real programs. */
export function edgeOnly(zones: string[]): World {
  return {
    root: { addr: "192.0.2.1" },
    tlds: {},
    resolvers: {},
    zones: Object.fromEntries(zones.map((zone) => [zone, { servers: [], records: [] }])),
    hosts: {},
    edge: { domain: "edge.host.com", addresses: ["203.0.113.10"] },
    extraPublic: [],
  };
}

/** A production website on the edge, environment c1. */
export function siteOf(host: string, registrable: string, addresses: string[]): Target {
  return {
    host,
    registrable,
    apex: host === registrable,
    kind: "production",
    edge: {
      target: "c1.edge.host.com",
      addresses,
      marker: [edgeMarker.name, edgeMarker.value],
      environmentMarker: [environmentMarker, "c1"],
    },
  };
}
