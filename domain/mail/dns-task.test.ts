import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DnsTaskLetter, dnsTaskMail } from "./dns-task";

const wanted = [
  { type: "CNAME" as const, name: "www", absoluteName: "www.acme.com", value: "c42.edge.agency.net" },
];
const about: DnsTaskLetter = {
  agency: "Harbour Row",
  hostname: "www.acme.com",
  asker: { name: "Ana Ruiz", email: "ana@harbour-row.com", phone: "+44 20 7946 0000", of: "Harbour Row" },
  note: "",
  steps: { zone: "acme.com", remove: [{ type: "A", data: "203.0.113.10" }], add: wanted, wanted },
  keepers: [{ name: "hostco.net" }],
  mailEffect: "Leave MX alone.",
  old: [{ type: "A", data: "203.0.113.10" }],
  href: "https://portal.harbour-row.com/dns/token",
  expiresAt: new Date("2026-03-16T14:00:00Z"),
  timeZone: "UTC",
  why: { kind: "first" },
};

describe("the mail that hands over a DNS change", () => {
  it("says in both bodies who asks, what, where, until when and how to go back", () => {
    const { subject, text, html } = dnsTaskMail(about);
    assert.equal(subject, "Harbour Row: one DNS change for www.acme.com");
    assert.ok(text.startsWith("Harbour Row\n"));
    for (const words of [
      "Ana Ruiz of Harbour Row asks you",
      "hostco.net",
      "about 5 minutes",
      "A 203.0.113.10",
      "c42.edge.agency.net",
      "Leave MX alone.",
      "The old record is kept",
      "+44 20 7946 0000",
      about.href,
      "16 March 2026 at 14:00 UTC",
    ])
      for (const body of [text, html]) assert.ok(body.includes(words), words);
    assert.match(
      text,
      /Delete: +www A 203\.0\.113\.10\n +Add type: +CNAME\n +Name: +www\n +Value: +c42\.edge/,
    );
  });

  it("says when it is a reminder, and who passed it on", () => {
    const reminder = dnsTaskMail({ ...about, why: { kind: "reminder" } });
    assert.match(reminder.subject, /: reminder: the DNS of www\.acme\.com$/);
    assert.match(reminder.text, /A reminder from Ana Ruiz of Harbour Row/);
    const forwarded = dnsTaskMail({ ...about, why: { kind: "forwarded", by: "Maria Lind" } });
    assert.match(forwarded.text, /Maria Lind passes this on to you: Ana Ruiz of Harbour Row/);
  });

  it("names the agency alone where nobody is left to ask", () => {
    const asker = { name: "", email: "", phone: "", of: "Harbour Row" };
    const { text } = dnsTaskMail({ ...about, asker, note: "Before Friday" });
    for (const words of ["Harbour Row asks you", "Harbour Row writes: Before", "Questions? Harbour Row."])
      assert.ok(text.includes(words), words);
  });

  it("takes what people typed as words and no more", () => {
    const { subject, html } = dnsTaskMail({
      ...about,
      agency: "Harbour\r\nBcc: all@acme.com",
      note: "<img src=x onerror=alert(1)>",
    });
    assert.ok(!/[\r\n]/.test(subject));
    assert.ok(!html.includes("<img"));
    const lines = dnsTaskMail({ ...about, note: "Before Friday.\nThank you" });
    assert.ok(lines.html.includes("writes: Before Friday.<br>Thank you<"));
    assert.ok(lines.text.includes("writes: Before Friday.\nThank you\n"));
  });
});
