export type Severity = "blocking" | "advised";

interface Entry {
  severity: Severity;
  /** What is true when the check passes. */
  title: string;
  /** What to do when it does not. */
  next: string;
}

const blocking = (title: string, next: string): Entry => ({ severity: "blocking", title, next });
const advised = (title: string, next: string): Entry => ({ severity: "advised", title, next });

/** Every check, in the order in which a person would work through them. */
export const catalogue = {
  "host.valid": blocking("The name is a host name", "Enter a name such as www.example.com."),
  "host.unclaimed": blocking("The name is free", "This host belongs to another account; contact support."),
  "own.txt": blocking("The domain is proven to be yours", "Add this TXT record exactly as shown."),
  "ns.delegated": blocking("The domain is registered", "Register or renew the domain."),
  "ns.safe": blocking("Nameservers have public addresses", "Give every nameserver a public address."),
  "ns.answering": blocking("Every nameserver answers", "Nothing to change yet; we keep trying."),
  "ns.authoritative": blocking(
    "Every nameserver has the zone",
    "Ask the DNS provider to load the zone on every nameserver.",
  ),
  "ns.consistent": advised(
    "Nameservers agree with each other",
    "Make registrar and zone list the same nameservers.",
  ),
  "dnssec.valid": blocking("Signatures are right", "Correct or remove the DS record at the registrar."),
  "caa.permits": blocking(
    "Our certificate authority is allowed",
    "Add a CAA record that allows our certificate authority.",
  ),
  "pre.snapshot": blocking(
    "The old records are saved",
    "Wait with the change: without the present records, going back would be guesswork.",
  ),
  "pre.ttl": advised(
    "Others forget the old answer soon",
    "Lower the TTL to 300 and wait until the old one has run out.",
  ),
  "pre.edge": blocking("The edge knows this website", "Finish the edge set-up first."),
  "point.target": blocking("DNS points to the edge", "Change the record as shown."),
  "point.conflict": blocking("Nothing stands beside the CNAME", "Keep only the CNAME at this name."),
  "point.extra": blocking("No old IPv4 address is left", "Delete the old A record."),
  "point.aaaa": blocking("No old IPv6 address is left", "Delete the old AAAA record."),
  "point.httpsrr": blocking(
    "No HTTPS record leads elsewhere",
    "Delete the HTTPS record left by the old CDN.",
  ),
  "point.chain": blocking("The CNAME leads straight to the edge", "Point directly at the edge."),
  "point.proxied": blocking(
    "No other CDN stands in front",
    "Switch the other CDN to “DNS only”, or change the record as shown.",
  ),
  "point.wildcard": advised("The name has a record of its own", "Add an explicit record."),
  "addr.safe": blocking("All addresses are public", "Remove the address that is not public."),
  "prop.auth": blocking(
    "Every nameserver has the change",
    "Nothing to do; the remaining nameservers load the change by themselves.",
  ),
  "prop.resolvers": blocking(
    "Public resolvers have the new answer",
    "Nothing to do; they forget the old answer by themselves.",
  ),
  "prop.expiry": blocking(
    "The old answer has run out everywhere",
    "Nothing to do; most caches are clear at the time shown.",
  ),
  "tls.handshake": blocking("HTTPS connects", "Nothing to do; the certificate is being issued."),
  "tls.name": blocking(
    "The certificate is for this name",
    "The edge has no certificate for this name yet; we are on it.",
  ),
  "tls.chain": blocking(
    "The certificate is trusted",
    "The edge sends an incomplete or untrusted chain; we are on it.",
  ),
  "tls.dates": blocking(
    "The certificate is current",
    "The certificate has expired or renews late; we are on it.",
  ),
  "tls.alladdr": blocking("Every edge address serves the same", "The edge addresses differ; we are on it."),
  "http.edge": blocking(
    "The answer comes from this environment",
    "The name reaches the edge but not this site; we are on it.",
  ),
  "http.status": blocking("The website answers", "The origin fails; check the server."),
  "http.redirect": blocking("http leads to https", "Stop redirecting https to http at the origin."),
  "http.host": blocking("Redirects stay on this website", "Set the site URL at the origin to this name."),
  "http.parity": advised(
    "The page is the same as at the origin",
    "Compare both pages; this may be a default site.",
  ),
  "http.robots": advised("Search engines may see what they should", "Add or remove the X-Robots-Tag header."),
  "http.hsts": advised("Going back stays possible", "Shorten HSTS until go-live is settled."),
  "http.bounded": advised("The home page loads", "The home page is very large or slow; check it."),
  "pair.www": advised("Both www and the bare domain work", "Point the other name too."),
  "mail.mx": blocking("Mail goes where it went", "Restore the MX records."),
  "zone.unharmed": advised("The other records are still there", "Restore the missing record."),
  "live.moved": blocking("DNS still points here", "Point it back, or take the website off."),
} satisfies Record<string, Entry>;

export type CheckId = keyof typeof catalogue;
export const checkIds = Object.keys(catalogue) as CheckId[];
