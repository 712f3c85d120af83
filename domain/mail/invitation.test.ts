import assert from "node:assert/strict";
import { it } from "node:test";
import { invitationMail } from "@/domain/mail/invitation";
import type { Role } from "@/domain/people/role";

const textFor = (role: Role, websites: string[] | null = null) =>
  invitationMail({
    agency: "Harbour Row",
    account: "Acme",
    websites,
    inviter: "Ana Ruiz",
    role,
    email: "maria@acme.com",
    href: "https://portal.harbour.com/invitations/abc",
    expiresAt: new Date("2026-03-04T09:00:00Z"),
    timeZone: "UTC",
  }).text;

it("promises what the role sees", () => {
  assert.match(textFor("client_viewer"), /websites of Acme\. In the portal you see which of them are live/);
  assert.doesNotMatch(textFor("client_billing"), /In the portal you see/);
});

it("names the websites that it is limited to", () => {
  assert.match(textFor("client_member", ["Shop"]), /you see Shop of them, whether it is live, and/);
  assert.match(
    textFor("client_viewer", ["Blog", "Shop"]),
    /you see Blog and Shop of them, whether they are live/,
  );
  assert.doesNotMatch(textFor("client_viewer", []), /In the portal you see/);
});
