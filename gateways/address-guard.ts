import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

// Ranges that ipaddr.js does not know by name: 6to4 relays, and everything outside global unicast IPv6 or
// reserved inside it (IANA special-purpose address registries).
const refused = ["192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"].map((range) =>
  ipaddr.parseCIDR(range),
);
const globalUnicast6 = ipaddr.parseCIDR("2000::/3");

/** The IP address that a text is, in its usual spelling; undefined when it is none. */
export function addressIn(text: string): string | undefined {
  return isAddress(text) ? ipaddr.parse(text).toString() : undefined;
}

// ipaddr.js also takes 127.1, 0x7f.1 and 2130706433.
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/**
 * True when a packet may be sent to the address: public unicast, after unwrapping an IPv4 address that is
 * mapped into IPv6, or inside one of `extraPublic` (CIDRs).
 */
export function isPublicAddress(text: string, extraPublic: readonly string[] = []): boolean {
  if (!isAddress(text)) return false;
  const address = ipaddr.process(text);
  return isPublic(address) || extraPublic.some((range) => matches(address, ipaddr.parseCIDR(range)));
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  if (address.kind() === "ipv6" && !matches(address, globalUnicast6)) return false;
  return !refused.some((range) => matches(address, range));
}

function matches(address: Address, [base, bits]: [Address, number]): boolean {
  return address.kind() === base.kind() && address.match(base as ipaddr.IPv4, bits);
}
