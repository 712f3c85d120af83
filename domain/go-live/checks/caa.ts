import type { Edge } from "@/domain/go-live/seen/target";

export interface CaaRecord {
  flags: number;
  tag: string;
  value: string;
}

/** Reads `0 issue "letsencrypt.org; accounturi=…"`. */
export function readCaa(data: string): CaaRecord {
  const [, flags = "0", tag = "", value = ""] = /^(\d+) (\S+) "?(.*?)"?$/s.exec(data) ?? [];
  return { flags: Number(flags), tag: tag.toLowerCase(), value: value.replace(/\\(.)/g, "$1") };
}

const knownTags = ["issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"];
const critical = 128;

/** A property that authorities must understand and do not: its mere presence forbids. */
export const strangeTag = (records: CaaRecord[]) =>
  records.find(({ flags, tag }) => flags >= critical && !knownTags.includes(tag))?.tag;

/** Why these records keep the edge's authority from issuing, RFC 8659 and 8657; undefined when they do not. */
export function forbids(records: CaaRecord[], edge: Edge): string | undefined {
  const strange = strangeTag(records);
  if (strange) return `"${strange}" is marked critical and unknown`;
  const issues = records.filter(({ tag }) => tag === "issue").map(({ value }) => issuer(value));
  if (issues.length === 0) return undefined;
  const reasons = issues.map((one) => obstacle(one, edge));
  return reasons.includes(undefined) ? undefined : (reasons.at(-1) as string);
}

interface Issuer {
  domain: string;
  parameters: Map<string, string>;
}

function issuer(value: string): Issuer {
  const [domain = "", ...rest] = value.split(";").map((part) => part.trim());
  const pairs = rest
    .filter((part) => part.includes("="))
    .map((part): [string, string] => {
      const at = part.indexOf("=");
      return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    });
  return { domain: domain.toLowerCase(), parameters: new Map(pairs) };
}

function obstacle({ domain, parameters }: Issuer, edge: Edge): string | undefined {
  if (!edge.authorities?.includes(domain)) return domain ? `only ${domain} may issue` : "nobody may issue";
  const account = parameters.get("accounturi");
  if (account !== undefined && account !== edge.acmeAccount) return `only the account ${account} may ask`;
  const methods = parameters
    .get("validationmethods")
    ?.split(",")
    .map((method) => method.trim());
  const ours = edge.validationMethods ?? [];
  if (methods && !methods.some((method) => ours.includes(method)))
    return `only ${methods.join(", ")} may validate`;
  return undefined;
}
