import type { EnvironmentKind } from "@/domain/environment";
import type { Target } from "@/domain/go-live/target";
import { isApex, registrableOf } from "@/domain/hostname";

/** The edge platform in front of the websites, as the portal is configured. */
export interface EdgeConfiguration {
  /** The domain below which every environment has a name of its own. */
  domain?: string;
  /** What a bare domain points to, where DNS allows no CNAME. */
  addresses: string[];
  /** The header on every answer of the edge. */
  marker: { name: string; value: string };
}

/** The header by which an environment's answers are told from its neighbours'. */
const ENVIRONMENT_MARKER = "x-edge-env";

export interface Subject {
  /** The host name, A-labels. */
  name: string;
  kind: EnvironmentKind;
  origin: string | null;
  edgeLabel: string;
}

/** Why no go-live can be checked with this configuration, as a sentence to the agency; null when it can. */
export function edgeMissing(edge: EdgeConfiguration, hostnames: string[]): string | null {
  if (!edge.domain)
    return "The edge is not configured: set EDGE_DOMAIN to the domain of its CNAME targets and start Portico again.";
  const bare = hostnames.find(isApex);
  if (bare && edge.addresses.length === 0)
    return `${bare} is a bare domain and needs addresses: set EDGE_ADDRESSES to those of the edge and start Portico again.`;
  return null;
}

/** What a host name should become. `edge.domain` must be set. */
export function targetOf({ name, kind, origin, edgeLabel }: Subject, edge: EdgeConfiguration): Target {
  return {
    host: name,
    registrable: registrableOf(name) ?? name,
    apex: isApex(name),
    kind,
    edge: {
      target: `${edgeLabel}.${edge.domain}`,
      addresses: edge.addresses,
      marker: [edge.marker.name, edge.marker.value],
      environmentMarker: [ENVIRONMENT_MARKER, edgeLabel],
    },
    ...(origin && { origin: { address: origin } }),
  };
}
