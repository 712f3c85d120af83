import { registrableOf } from "@/domain/accounts/hostname";

/** What DNS said about a host name when we asked where its website is now. */
export interface OriginFound {
  /** False when nobody answered in time: this says nothing about the name. */
  asked: boolean;
  /** Records in their order, as "A 203.0.113.10". */
  records: string[];
  /** The nameserver that answered. */
  server: string | null;
  /** What the edge can fetch from; null when there is no website yet. */
  origin: string | null;
}

/**
 * The server behind a host name, from its records as `TYPE data` and the addresses to which they lead. An alias to
 * another company's name is followed by name, because that company may change the address; an alias within the
 * client's own domain by address, because that name may move to the edge too. What leads to the edge itself is no
 * origin: the edge would fetch from itself.
 */
export function originOf(
  hostname: string,
  { records, addresses }: { records: string[]; addresses: string[] },
  edge: { domain?: string; addresses: string[] },
): string | null {
  const alias = records.find((record) => record.startsWith("CNAME "))?.slice("CNAME ".length);
  if (alias && edge.domain && `.${alias}`.endsWith(`.${edge.domain}`)) return null;
  if (addresses.some((address) => edge.addresses.includes(address))) return null;
  if (alias && registrableOf(alias) !== registrableOf(hostname)) return alias;
  return addresses.find((address) => !address.includes(":")) ?? addresses[0] ?? null;
}

/** What was found, in one line for beside the field. */
export function foundSentence(found: OriginFound | undefined) {
  if (!found?.asked) return "We could not ask right now; enter it yourself.";
  const at = found.server ? ` at ${found.server}` : "";
  if (found.records.length === 0) return `DNS has no address for this name yet${at}.`;
  return `Found: ${found.records.slice(0, 3).join(", ")}${at}.`;
}
