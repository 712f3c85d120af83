import { domainToASCII, domainToUnicode } from "node:url";
import { parse } from "tldts";
import { z } from "zod";

/** Names that never resolve on the public internet (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN internal). */
const SPECIAL_USE = [
  "example",
  "invalid",
  "test",
  "localhost",
  "local",
  "onion",
  "alt",
  "internal",
  "arpa",
  "lan",
];
const STAGING = /^(staging|stage|stg|uat|qa|test|testing|preview|preprod|dev|develop|development)(\d*)[.-]/;

/** As many as one environment serves: all of them are on each of its pages. */
export const MOST_HOSTNAMES = 50;

const LIKE = "Enter a name such as www.acme.com";

/** Every reason to refuse what was typed, in the order in which they are looked for. `text` is trimmed and lower-cased. */
const REFUSALS: [(text: string) => boolean, string][] = [
  [(text) => text === "", `${LIKE}.`],
  [(text) => /^[a-z][a-z0-9+.-]*:\/\//.test(text), "Enter the address without https://, like www.acme.com."],
  [(text) => /[/?#\\]/.test(text), "Enter the host name alone, without a path, like www.acme.com."],
  [(text) => text.includes("@"), "This is a mail address. Enter the website's host name, like www.acme.com."],
  [(text) => /^\[|:.*:/.test(text) || /^[\d.]+$/.test(text), `${LIKE}, not an IP address.`],
  [(text) => /:\d*$/.test(text), "Enter the name without a port, like www.acme.com."],
  [(text) => text.includes("*"), "Wildcards are not served. Enter each name on its own, like www.acme.com."],
  [
    (text) => text.includes("_"),
    "Underscores belong to DNS entries, not websites. Enter a name such as www.acme.com.",
  ],
  [(text) => /\s/.test(text), "A host name has no spaces. Enter one name, like www.acme.com."],
  // The conversion to A-labels would read %70 as the letter p.
  [(text) => text.includes("%"), "A host name has no % signs. Enter a name such as www.acme.com."],
];

/** Punctuation, but for what letters of IDNA 2008 contain (RFC 5892, section 2.6): quotes and dashes come along with a copy. */
const PUNCTUATION = /(?![.\-\u00b7\u0375\u05f3\u05f4\u0f0b\u30fb])\p{P}/u;

const isLdh = (label: string) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label);

const ASCII_REFUSALS: [(ascii: string) => boolean, string][] = [
  [(ascii) => ascii === "", `${LIKE}. This one has letters that host names cannot have.`],
  [(ascii) => /^[\d.]+$/.test(ascii), `${LIKE}, not an IP address.`],
  [(ascii) => !ascii.includes("."), `${LIKE}, with its domain.`],
  [(ascii) => ascii.length > 253, "A host name has at most 253 characters."],
  [
    (ascii) => ascii.split(".").some((label) => label.length > 63),
    "Each part between dots has at most 63 characters.",
  ],
  [
    (ascii) => /(^|\.)-|-(\.|$)/.test(domainToUnicode(ascii)) || !ascii.split(".").every(isLdh),
    "Each part between dots has letters, digits and hyphens, and neither starts nor ends with a hyphen.",
  ],
  [
    (ascii) => PUNCTUATION.test(domainToUnicode(ascii)),
    `${LIKE}, without quotes and other signs around or in it.`,
  ],
  [(ascii) => /^\d+$|^0x/.test(ascii.split(".").at(-1) ?? ""), `${LIKE}. No domain ends in a number.`],
  [
    (ascii) => SPECIAL_USE.includes(ascii.split(".").at(-1) ?? ""),
    "This ending is reserved and never on the public internet. Enter the real name, like www.acme.com.",
  ],
];

/** Why this is not a host name that Portico serves, as a sentence; null when it is one. */
export function hostnameRefusal(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const early = REFUSALS.find(([refused]) => refused(text));
  if (early) return early[1];
  const ascii = asciiOf(text);
  const late = ASCII_REFUSALS.find(([refused]) => refused(ascii));
  if (late) return late[1];
  if (registrableOf(ascii) === null)
    return `${domainToUnicode(ascii)} is a public ending under which others register names. Enter a name below it.`;
  return null;
}

/** The A-label form by UTS 46, without the trailing dot, which some keyboards type wider; "" when there is none. */
export const asciiOf = (text: string) =>
  domainToASCII(
    text
      .trim()
      .toLowerCase()
      .replace(/[.\u3002\uff0e\uff61]$/, ""),
  );

/** How people write it: internationalised names in their own letters. */
export const displayName = (ascii: string) => domainToUnicode(ascii);

/** Why a host name that is in use cannot be added again; never by whom. */
export const takenSentence = (ascii: string) =>
  `${displayName(ascii)} is already in use in Portico. An owner or admin of the agency can see where.`;

/** The part that one registers, by the Public Suffix List with its private section: acme.com.au of www.acme.com.au. */
export const registrableOf = (ascii: string) => parse(ascii, { allowPrivateDomains: true }).domain;

/** True for the bare registrable name, where DNS allows no CNAME (RFC 1034 section 3.6.2). */
export const isApex = (ascii: string) => registrableOf(ascii) === ascii;

/** The production name that a staging-looking name hints at: www.acme.com for staging.acme.com; null for others. */
export function productionGuess(ascii: string): string | null {
  if (!STAGING.test(ascii) || isApex(ascii)) return null;
  const rest = ascii.replace(STAGING, "");
  return isApex(rest) ? `www.${rest}` : rest;
}

/** A host name as typed, to the A-label form that is stored. */
export const Hostname = z.string().transform((typed, context) => {
  const refusal = hostnameRefusal(typed);
  if (refusal === null) return asciiOf(typed);
  context.addIssue({ code: "custom", message: refusal });
  return z.NEVER;
});
