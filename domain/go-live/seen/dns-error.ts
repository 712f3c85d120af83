/** What resolvers mean by the extended error codes about DNSSEC (RFC 8914, section 4). */
const meanings: Record<number, string> = {
  1: "unsupported DNSKEY algorithm",
  2: "unsupported DS digest type",
  5: "DNSSEC indeterminate",
  6: "DNSSEC bogus",
  7: "signature expired",
  8: "signature not yet valid",
  9: "DNSKEY missing",
  10: "signatures missing",
  11: "no zone key bit set",
  12: "proof of absence missing",
};

export const isAboutSignatures = ({ code }: { code: number }) => code in meanings;

interface ExtendedError {
  code: number;
  text: string;
}

/** The most telling of some extended errors, in the resolver's words or else in those of the standard. */
export function bestError(errors: ExtendedError[]): string | undefined {
  const best = errors.find(({ text }) => text !== "") ?? errors[0];
  if (!best) return undefined;
  const words = best.text || meanings[best.code];
  return words ? `${best.code}, ${words}` : String(best.code);
}
