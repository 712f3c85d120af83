import type { SavedRecord } from "@/domain/go-live/change/snapshot";

/** What a hostname should become: the input of `observe` and `judge`. */
export interface Target {
  /** As typed; `readHost` decides what it means. */
  host: string;
  /** The registrable domain, e.g. example.co.uk. */
  registrable: string;
  apex: boolean;
  kind: "production" | "staging" | "development" | "other";
  edge: Edge;
  /** Before the change the checks judge readiness; afterwards (the default) they judge the result. */
  stage?: "before" | "after";
  /** The other of www and the bare domain, when it should be on the edge too. */
  pair?: string;
  /** The other names of the same environment, which are this website too. */
  others?: string[];
  /** Ownership token: any of the names may carry the value. */
  verify?: { names: string[]; value: string };
  origin?: { address: string };
  claimedByOther?: boolean;
  /** The records from before the change. */
  snapshot?: { takenAt: string; records: SavedRecord[] };
}

export interface Edge {
  /** The name that a CNAME must lead to, this environment's own. */
  target: string;
  addresses: string[];
  /** Header name and value on every answer of the edge. */
  marker: readonly [name: string, value: string];
  /** Header name and value on every answer for this environment. */
  environmentMarker: readonly [name: string, value: string];
  /** CAA issuer domains of the authorities that the edge uses. */
  authorities?: string[];
  acmeAccount?: string;
  validationMethods?: string[];
  /** Whether the edge has a certificate before DNS points at it; `after`, when absent, means on demand. */
  certificates?: CertificateTime;
}

/** When an edge can have a certificate: before DNS points at it, or only after. */
export type CertificateTime = "before" | "after";

export interface RecordToCreate {
  type: "CNAME" | "A" | "AAAA";
  /** Relative to the zone, "@" for the zone itself. */
  name: string;
  absoluteName: string;
  value: string;
}

export interface Change {
  records: RecordToCreate[];
  /** What providers with ALIAS or ANAME records can use at the bare domain instead. */
  alias?: { type: "ALIAS"; name: "@"; absoluteName: string; value: string };
}
