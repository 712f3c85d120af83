/** What one look at the internet found: plain JSON, kept as evidence, judged by `judge`. Times are ISO, UTC. */
export interface Facts {
  /** The A-label form that was asked; undefined when the target's host is not a name to ask for. */
  host?: string;
  at: string;
  ms: number;
  delegation: Delegation;
  /** One entry for each address of each nameserver of parent and zone. */
  servers: ServerFacts[];
  resolvers: ResolverFacts[];
  /** Names outside the client's zone that its aliases lead to, asked of their own nameservers. */
  followed: Followed[];
  /** Answers about names that lie in a zone above the host's, asked of one of its nameservers. */
  beyond: Answer[];
  edge: EdgeFacts[];
  /** Addresses met in answers or redirects that are not public; nothing was sent to them. */
  unsafe: string[];
  /** CAA as a certificate authority would find it, nearest name first. */
  caa: Answer[];
  /** A random name beside the host, to notice wildcards. */
  sibling?: string;
  /** A random name among those of mail keys, for the same. */
  selector?: string;
  origin?: HttpFacts;
  /** What answers at an address outside the edge that the host leads to. */
  elsewhere?: { address: string; http: HttpFacts; secure?: HttpFacts };
}

/** `late`: we ran out of time or packets before there was an answer. */
export type Outcome =
  | "answer"
  | "empty"
  | "nxdomain"
  | "refused"
  | "servfail"
  | "not-authoritative"
  | "silent"
  | "late"
  | "malformed"
  | "unsafe"
  | "no-route";

/** `data` is master-file text, names lower-case and without the last dot; TXT strings joined, not quoted. */
export interface RecordSeen {
  name: string;
  type: string;
  ttl: number;
  data: string;
}

export interface Answer {
  name: string;
  type: string;
  outcome: Outcome;
  /** Records of the asked name and of the names its aliases lead to in the same answer. */
  records: RecordSeen[];
  /** How long caches may keep "there is none": min(SOA TTL, SOA minimum), RFC 2308. Seconds. */
  negativeTtl?: number;
  /** The resolver says that it validated the signatures. */
  authenticated?: boolean;
  /** Extended errors, RFC 8914. */
  errors?: { code: number; text: string }[];
  at: string;
  ms: number;
}

export interface Delegation {
  /** `missing`: the parent says there is no such domain, or names no nameserver. */
  outcome: "delegated" | "missing" | "unknown";
  zone: string;
  parent: string;
  parentNames: string[];
  zoneNames: string[];
  /** Nameserver names whose address could not be asked for. */
  unresolved: string[];
  /** Nameserver names that have no address. */
  nameless: string[];
  ds?: Answer;
  asked?: string;
}

export interface ServerFacts {
  name: string;
  address: string;
  answers: Answer[];
}

export interface ResolverFacts extends ServerFacts {
  id: string;
  /** The first question that failed, asked again with checking disabled. */
  unchecked?: Answer;
}

export interface Followed {
  name: string;
  /** The name itself and every alias after it. */
  chain: string[];
  outcome: Outcome;
  addresses: RecordSeen[];
}

export type Connection = "ok" | "alert" | "reset" | "hang" | "refused" | "unsafe" | "no-route";

export interface TlsFacts {
  outcome: Connection;
  /** By the machine's clock, as everything about certificates. */
  at: string;
  ms: number;
  names: string[];
  issuer?: string;
  validFrom?: string;
  validTo?: string;
  fingerprint?: string;
  /** Subjects as sent, the leaf first. */
  chain: string[];
  /** Why the chain is not trusted, in OpenSSL's word. */
  trustError?: string;
  /** Why the certificate is not for this host. */
  nameError?: string;
  /** The alert or system code behind a failed handshake. */
  code?: string;
}

export interface HttpFacts {
  outcome: Connection | "flood" | "malformed";
  url: string;
  at: string;
  ms: number;
  status?: number;
  /** Chosen headers only. */
  headers: Record<string, string>;
  title?: string;
  /** Bytes of the body that were read, when it was. */
  size?: number;
  /** The body was not read to its end. */
  cut?: "size" | "time";
  redirect?: Redirect;
  /** Answers along redirects within the website, in order. */
  hops: Hop[];
  /** The last of these answers. */
  landing?: HttpFacts;
  /** What the page's own robots meta says, when it was read. */
  robots?: string;
}

export interface Hop {
  url: string;
  /** 0 when no answer came. */
  status: number;
  /** The handshake with another name of the website. */
  tls?: TlsFacts;
}

export interface Redirect {
  url: string;
  /** Where the redirect's name leads, when it is not the host's. */
  addresses: string[];
  unsafe: boolean;
  /** It leads to where visitors have been, or further than browsers care to follow. */
  endless?: true;
}

export interface EdgeFacts {
  address: string;
  tls?: TlsFacts;
  secure?: HttpFacts;
  plain?: HttpFacts;
}

export const failed: readonly Outcome[] = [
  "refused",
  "servfail",
  "not-authoritative",
  "silent",
  "late",
  "malformed",
  "unsafe",
  "no-route",
];

/** Without an answer, so nobody knows what the server has. */
export const unheard: readonly Outcome[] = ["silent", "late", "malformed"];

export function answerOf(server: ServerFacts, name: string, type: string): Answer | undefined {
  return server.answers.find((answer) => answer.name === name && answer.type === type);
}

/** Whatever else it tells, it does not say whether it has the zone. */
export const isMuteAboutZone = (server: ServerFacts, { delegation }: Pick<Facts, "delegation">) =>
  answerOf(server, delegation.zone, "SOA")?.outcome === "silent";
