import type { FaultSpec } from "./fault";

/** What a practice internet consists of, in the words of the scenario format. */
export interface World {
  /** Instant at which `cached` answers of resolvers begin to age; ISO 8601. Now, if absent. */
  now?: string;
  root: { addr: string };
  tlds: Record<string, { addr: string }>;
  resolvers: Record<string, ResolverSpec>;
  zones: Record<string, ZoneSpec>;
  /** By address, then by port. */
  hosts: Record<string, Record<string, PortSpec>>;
  edge?: EdgeSpec;
  /** CIDRs that the portal's guard accepts besides public addresses. */
  extraPublic: string[];
  /** What `{host}` means in names, headers and bodies of hosts. */
  host?: string;
}

export interface ServerSpec {
  name: string;
  addr: string;
}

export interface ZoneSpec {
  /** What the parent delegates to. */
  servers: ServerSpec[];
  /** Master-file lines; the origin is the zone. */
  records?: string[];
  per_server?: Record<string, { records?: string[]; faults?: FaultSpec[] }>;
  parent?: { exists?: boolean };
  dnssec?: DnssecState;
}

export type DnssecState = "none" | "secure" | "bogus" | "expired" | "ds-unsigned";

export interface ResolverSpec {
  addr: string;
  name?: string;
  cached?: CachedSpec[];
  faults?: FaultSpec[];
}

export interface CachedSpec {
  name: string;
  type: string;
  /** Absolute master-file lines, TTLs counting down from `World.now`. */
  rr?: string[];
  rcode?: string;
  /** One answer per question asked, the last one stays. */
  sequence?: (string | string[] | { rr?: string[]; rcode?: string; do?: string })[];
}

export interface PortSpec {
  tls?: TlsSpec;
  http?: HttpSpec[];
}

/** Days count from the real clock, because certificates are checked against it. */
export interface TlsSpec {
  names?: string[];
  issuer?: string;
  chain?: string;
  from_days?: number;
  to_days?: number;
  alert?: boolean;
  hang?: boolean;
  reset?: boolean;
}

export interface HttpSpec {
  host: string;
  path: string;
  status: number;
  headers: Record<string, string | string[]>;
  body?: string;
  generate?: GenerateSpec;
}

/** An answer that is not written down because of its size; without `bytes_per_s` as fast as the client reads. */
export interface GenerateSpec {
  bytes: number;
  bytes_per_s?: number;
  /** What the bytes are: the body (as is, or what it inflates to), headers, or interim answers before the headers. */
  as?: "body" | "gzip" | "headers" | "hints";
}

export interface EdgeSpec {
  /** CNAME targets are `<label>.<domain>`; a zone of the world must answer for them. */
  domain: string;
  addresses: string[];
  /** A bare name that nobody assigned belongs to the environment that its www points to. */
  bareFollowsWww?: boolean;
  /** `before`: it has a certificate as soon as it knows the hostname. Otherwise only once DNS points to it. */
  certificates?: "before" | "after";
}
