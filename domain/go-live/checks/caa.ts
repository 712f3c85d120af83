import type { Edge } from "@/domain/go-live/seen/target";

export interface CaaRecord {
  flags: number;
  tag: string;
  value: string;
}

/** Reads `0 issue "letsencrypt.org; accounturi=…"`. */
export function readCaa(data: string): CaaRecord {
  const [, flags = "0", tag = "", value = ""] = /^(\d+) (\S+) "?(.*?)"?$/s.exec(data) ?? [];
  return { flags: Number(flags), tag: tag.toLowerCase(), value: value.replace(/\\(\d{3}|.)/gs, unescaped) };
}

const unescaped = (_: string, escaped: string) =>
  escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped;

const knownTags = ["issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"];
const critical = 128;

/** A property that authorities must understand and do not: its mere presence forbids. */
export const strangeTag = (records: CaaRecord[]) =>
  records.find(({ flags, tag }) => flags >= critical && !knownTags.includes(tag))?.tag;

/** Why these records keep the edge's authority from issuing, RFC 8659 and 8657; undefined when they do not. */
export function forbids(records: CaaRecord[], edge: Edge): string | undefined {
  const strange = strangeTag(records);
  if (strange) return `“${strange}” is marked critical, and no authority knows it`;
  const issues = records.filter(({ tag }) => tag === "issue");
  if (issues.length === 0) return undefined;
  const reasons = issues.map(({ value }) => obstacle(value, edge));
  return reasons.includes(undefined) ? undefined : (reasons.at(-1) as string);
}

interface Issuer {
  domain: string;
  parameters: [tag: string, value: string][];
}

const parameter = /^([a-z0-9]+(?:-+[a-z0-9]+)*)[ \t]*=[ \t]*([\x21-\x3a\x3c-\x7e]*)$/i;

/** Undefined when the value is not in the form of RFC 8659, section 4.2: then it permits nobody. */
function issuer(value: string): Issuer | undefined {
  const [domain = "", ...rest] = value.split(";").map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ""));
  const written = rest.length === 1 && rest[0] === "" ? [] : rest;
  const parameters = written.flatMap((part): Issuer["parameters"] => {
    const [, tag, value = ""] = parameter.exec(part) ?? [];
    return tag === undefined ? [] : [[tag.toLowerCase(), value]];
  });
  return parameters.length === written.length ? { domain: domain.toLowerCase(), parameters } : undefined;
}

const namesOf = (methods: string[]) => methods.join(", ") || "no method";

function obstacle(value: string, edge: Edge): string | undefined {
  const read = issuer(value);
  if (!read) return `“${value}” is not written as RFC 8659 demands`;
  const { domain } = read;
  if (!edge.authorities?.includes(domain)) return domain ? `only ${domain} may issue` : "nobody may issue";
  const tags = read.parameters.map(([tag]) => tag);
  const twice = ["accounturi", "validationmethods"].find(
    (tag) => tags.indexOf(tag) !== tags.lastIndexOf(tag),
  );
  if (twice) return `“${value}” has ${twice} twice`;
  const parameters = new Map(read.parameters);
  const account = parameters.get("accounturi");
  if (account !== undefined && account !== edge.acmeAccount) return `only the account ${account} may ask`;
  const methods = parameters
    .get("validationmethods")
    ?.split(",")
    .map((method) => method.trim());
  const ours = edge.validationMethods ?? [];
  if (methods && !methods.some((method) => ours.includes(method)))
    return `only ${namesOf(methods)} may validate`;
  return undefined;
}
