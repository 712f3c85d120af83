/** The usual spelling of an IPv6 address; IPv4 stays as it is. */
export function plainAddress(address: string): string {
  if (!address.includes(":")) return address;
  const url = URL.canParse(`http://[${address}]`) ? new URL(`http://[${address}]`) : undefined;
  return url ? url.hostname.slice(1, -1) : address.toLowerCase();
}

export function addressType(address: string): "A" | "AAAA" {
  return address.includes(":") ? "AAAA" : "A";
}
