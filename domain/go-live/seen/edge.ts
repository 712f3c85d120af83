import type { EnvironmentKind } from "@/domain/accounts/environment";
import { isApex, registrableOf } from "@/domain/accounts/hostname";
import { isWithin } from "@/domain/go-live/seen/name";
import type { CertificateTime, Target } from "@/domain/go-live/seen/target";

/** The edge platform in front of the websites, as the portal is configured. */
export interface EdgeConfiguration {
  /** The domain below which every environment has a name of its own. */
  domain?: string;
  /** What a bare domain points to, where DNS allows no CNAME. */
  addresses: string[];
  /** The header on every answer of the edge. */
  marker: { name: string; value: string };
  /** CAA issuer domains of the authorities that it uses; empty when they are not stated. */
  authorities: string[];
  acmeAccount?: string;
  validationMethods: string[];
  certificates: CertificateTime;
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
  const pair = pairOf(name, kind);
  return {
    host: name,
    registrable: registrableOf(name) ?? name,
    apex: isApex(name),
    kind,
    ...(pair && { pair }),
    edge: {
      target: `${edgeLabel}.${edge.domain}`,
      addresses: edge.addresses,
      marker: [edge.marker.name, edge.marker.value],
      environmentMarker: [ENVIRONMENT_MARKER, edgeLabel],
      authorities: edge.authorities,
      validationMethods: edge.validationMethods,
      certificates: edge.certificates,
      ...(edge.acmeAccount && { acmeAccount: edge.acmeAccount }),
    },
    ...(origin && { origin: { address: origin } }),
  };
}

/** The other of www and the bare domain, which visitors of a production site type as well. */
export function pairOf(name: string, kind: EnvironmentKind): string | undefined {
  if (kind !== "production") return undefined;
  if (isApex(name)) return `www.${name}`;
  const bare = registrableOf(name);
  return name === `www.${bare}` ? (bare ?? undefined) : undefined;
}

/** Where the proof of ownership may stand: at the name, or at any name above it within the domain. */
export function proofNames(name: string): string[] {
  const registrable = registrableOf(name) ?? name;
  const labels = name.split(".");
  const above = labels.map((_, index) => labels.slice(index).join("."));
  return above.filter((one) => isWithin(one, registrable)).map((one) => `_portico-verify.${one}`);
}
