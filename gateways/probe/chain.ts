import { X509Certificate } from "node:crypto";
import { type DetailedPeerCertificate, rootCertificates } from "node:tls";

const dateFaults = ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"];
const longest = 10;

/**
 * Why the chain as it was sent is not trusted, in OpenSSL's word. OpenSSL reports one fault only, and a wrong date
 * hides that nobody known has signed; so behind a wrong date the signatures are followed here.
 */
export function chainFault(leaf: DetailedPeerCertificate, reported: string, trust: string): string {
  return dateFaults.includes(reported) ? (unsignedFault(leaf, rootsOf(trust)) ?? reported) : reported;
}

function unsignedFault(leaf: DetailedPeerCertificate, roots: X509Certificate[]): string | undefined {
  const sent = sentBy(leaf);
  // Each one signed by the next, from the leaf on.
  const broken = sent.findIndex((one, i) => !signed(one, sent[i + 1]));
  const linked = sent.slice(0, broken + 1);
  const anchored = (one: X509Certificate) =>
    roots.some((root) => root.fingerprint256 === one.fingerprint256 || signed(one, root));
  if (linked.some(anchored)) return undefined;
  const top = linked.at(-1);
  const alone = linked.length === 1;
  if (top && signed(top, top)) return alone ? "DEPTH_ZERO_SELF_SIGNED_CERT" : "SELF_SIGNED_CERT_IN_CHAIN";
  return alone ? "UNABLE_TO_VERIFY_LEAF_SIGNATURE" : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
}

/** The certificates as sent, the leaf first; the last one's issuer is missing or itself. */
function sentBy(leaf: DetailedPeerCertificate): X509Certificate[] {
  const sent: DetailedPeerCertificate[] = [];
  for (let one: DetailedPeerCertificate | undefined = leaf; one?.raw && sent.length < longest; ) {
    sent.push(one);
    const above: DetailedPeerCertificate | undefined = one.issuerCertificate;
    one = above?.fingerprint256 === one.fingerprint256 ? undefined : above;
  }
  return sent.map(({ raw }) => new X509Certificate(raw));
}

function signed(one: X509Certificate, by: X509Certificate | undefined): boolean {
  try {
    return by !== undefined && one.checkIssued(by) && one.verify(by.publicKey);
  } catch {
    return false;
  }
}

let known: { trust: string; roots: X509Certificate[] } | undefined;

function rootsOf(trust: string): X509Certificate[] {
  if (known?.trust !== trust) {
    const own = trust.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    known = { trust, roots: [...rootCertificates, ...own].map((pem) => new X509Certificate(pem)) };
  }
  return known.roots;
}
