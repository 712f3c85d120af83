import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DNS_PROVIDERS, keepersOf } from "./dns-provider";

const names = (nameservers: string[]) => keepersOf(nameservers).map(({ name }) => name);

describe("who keeps a zone", () => {
  it("is recognised from real nameservers", () => {
    const cases: [string, string][] = [
      ["dee.ns.cloudflare.com", "Cloudflare"],
      ["ns45.domaincontrol.com", "GoDaddy"],
      ["ns-2048.awsdns-64.com", "Amazon Route 53"],
      ["ns-1536.awsdns-00.co.uk", "Amazon Route 53"],
      ["ns-cloud-a1.googledomains.com", "Google Cloud DNS or Squarespace"],
      ["ns1-01.azure-dns.com", "Azure DNS"],
      ["dns1.registrar-servers.com", "Namecheap"],
      ["ns1054.ui-dns.com", "IONOS"],
      ["dns108.ovh.net", "OVHcloud"],
      ["hydrogen.ns.hetzner.com", "Hetzner"],
      ["robotns2.second-ns.de", "Hetzner"],
      ["ns-207-a.gandi.net", "Gandi"],
      ["ns1.digitalocean.com", "DigitalOcean"],
      ["dns1.p01.nsone.net", "NS1 or Netlify"],
      ["curitiba.ns.porkbun.com", "Porkbun"],
      ["ns1.vercel-dns.com", "Vercel"],
      ["NS11.infomaniak.ch.", "Infomaniak"],
      ["ns01.one.com", "one.com"],
    ];
    for (const [nameserver, name] of cases) assert.deepEqual(names([nameserver]), [name], nameserver);
  });

  it("is one company once, however many nameservers it has", () => {
    assert.deepEqual(names(["a.ns.cloudflare.com", "b.ns.cloudflare.com"]), ["Cloudflare"]);
  });

  it("is both where the nameservers are of two", () => {
    assert.deepEqual(names(["a.ns.cloudflare.com", "dns1.p02.nsone.net"]), ["Cloudflare", "NS1 or Netlify"]);
  });

  it("is the nameservers' own domain where we know no company, and is told no menus", () => {
    assert.deepEqual(keepersOf(["ns1.acme.co.uk", "ns2.acme.co.uk"]), [{ name: "acme.co.uk" }]);
  });

  it("is not taken for a company whose name it only ends in", () => {
    assert.deepEqual(names(["ns1.notname.com", "ns1.evil-gandi.net"]), ["notname.com", "evil-gandi.net"]);
    assert.deepEqual(names(["awsdns-1.com.evil.org"]), ["evil.org"]);
  });

  it("names each company and each of its endings once", () => {
    assert.ok(DNS_PROVIDERS.length >= 20);
    const endings = DNS_PROVIDERS.flatMap(({ nameservers }) => nameservers);
    assert.equal(new Set(endings).size, endings.length);
    assert.equal(new Set(DNS_PROVIDERS.map(({ key }) => key)).size, DNS_PROVIDERS.length);
  });
});
