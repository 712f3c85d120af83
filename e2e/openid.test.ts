import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { openId } from "@/app/auth/open-id";
import { authOptionsFor } from "@/app/auth/options";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { inviteClients } from "@/db/commands/people/inviting";
import { events, outbox } from "@/db/schema/events";
import { identities, sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { withDatabase } from "@/db/testing/database";
import { foundOwner } from "@/db/testing/people";
import type { Actor } from "@/domain/people/actor";
import { env } from "@/env";
import { OpenIdProvider } from "./openid-provider";

/** Outside the bundler a CommonJS default is a property. */
const nextAuth = (NextAuth as unknown as { default: typeof NextAuth }).default ?? NextAuth;
const PORTAL = "http://localhost:3999";

/** A browser without a screen: it keeps cookies by host and follows redirects until they lead to the portal. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  private jar(url: string) {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }

  /** Asks next-auth of the portal, as the route does. */
  async portal(url: string, body?: Record<string, string>) {
    const { pathname, searchParams } = new URL(url);
    const nextauth = pathname.split("/").slice(3);
    const jar = this.jar(PORTAL);
    const request = {
      method: body ? "POST" : "GET",
      query: { ...Object.fromEntries(searchParams), nextauth },
      cookies: Object.fromEntries(jar),
      headers: {},
      body,
    };
    const answer = { at: "", body: {} as { csrfToken?: string } };
    const response = {
      getHeader: () => [],
      setHeader: (name: string, value: string | string[]) => {
        if (name === "Location") answer.at = String(value);
        else keepCookies(jar, [value].flat());
      },
      status: () => response,
      json: (read: object) => Object.assign(answer, { body: read }),
      send: (read: object) => Object.assign(answer, { body: read }),
      end: () => undefined,
    };
    const method = nextauth[0] === "callback" ? "provider" : "link";
    await nextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptionsFor({ agent: "test", address: "192.0.2.1" }, method, [
        openId(env().openId ?? assert.fail("not configured")),
      ]),
    );
    return answer;
  }

  /** Follows redirects at the provider until they lead away from it. */
  async provider(start: string, form?: Record<string, string>): Promise<{ away?: string; page?: string }> {
    let url = start;
    let sent: URLSearchParams | undefined = form && new URLSearchParams(form);
    for (;;) {
      if (url.startsWith(PORTAL)) return { away: url };
      const jar = this.jar(url);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(url, {
        method: sent ? "POST" : "GET",
        body: sent,
        redirect: "manual",
        headers: { cookie },
      });
      keepCookies(jar, response.headers.getSetCookie());
      const to = response.headers.get("location");
      if (!to) return { page: `${url}\n${await response.text()}` };
      url = new URL(to, url).href;
      sent = undefined;
    }
  }

  /** Signs in there as `subject`, and gives the address at which the provider sends the browser back. */
  async answerFor(subject: string) {
    const { body } = await this.portal(`${PORTAL}/api/auth/csrf`);
    const csrfToken = body?.csrfToken ?? "";
    const asked = await this.portal(`${PORTAL}/api/auth/signin/oidc`, { csrfToken, callbackUrl: PORTAL });
    let { page, away } = await this.provider(asked.at);
    for (const prompt of ["login", "consent"]) {
      const action = /action="([^"]+)"/.exec(page ?? "")?.[1];
      if (!action) break;
      ({ page, away } = await this.provider(action, { prompt, login: subject, password: "any" }));
    }
    return away ?? assert.fail(`the provider did not answer:\n${page}`);
  }

  /** Somebody else sits down at it: who was known at the provider is not any more. */
  forgetProvider() {
    for (const host of this.jars.keys()) if (host !== new URL(PORTAL).host) this.jars.delete(host);
  }

  async signIn(subject: string) {
    return (await this.portal(await this.answerFor(subject))).at;
  }
}

function keepCookies(jar: Map<string, string>, lines: string[]) {
  for (const line of lines) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name) jar.set(name, decodeURIComponent(value));
  }
}

describe("signing in through an OpenID provider", () => {
  const provider = new OpenIdProvider();
  withDatabase();
  let ana: Actor;

  before(async () => {
    await provider.open();
    provider.serve(PORTAL);
    const practice = { PORTICO_PRACTICE: "practice.json", PORTICO_ORIGIN: PORTAL, NEXTAUTH_URL: PORTAL };
    Object.assign(process.env, practice, provider.settings);
    ana = await foundOwner();
  });
  after(() => provider.close());

  const verified = (email: string) => ({ name: "Somebody", email, email_verified: true });
  const signedIn = async () => (await asSystem((tx) => tx.select().from(sessions))).length;
  const signIn = (subject: string) => new Browser().signIn(subject);

  it("takes no address that is not verified, and nobody whom the portal does not know", async () => {
    provider.people.set("unverified", { ...verified(ana.email), email_verified: false });
    provider.people.set("silent", { name: "Ana", email: ana.email, login: "ana" });
    provider.people.set("stranger", verified("sam@elsewhere.com"));
    assert.match(await signIn("unverified"), /error=Unverified/);
    assert.match(await signIn("silent"), /error=Unverified/);
    assert.match(await signIn("stranger"), /error=AccessDenied/);
    assert.equal(await signedIn(), 0);
    assert.equal((await asSystem((tx) => tx.select().from(users))).length, 1);
    assert.deepEqual(await asSystem((tx) => tx.select().from(identities)), []);
  });

  it("links a login by its verified address once, and by the subject from then on", async () => {
    provider.people.set("ana", verified(ana.email.toUpperCase()));
    assert.equal(await signIn("ana"), PORTAL);
    assert.equal(await signedIn(), 1);
    const [linked] = await asSystem((tx) => tx.select().from(identities));
    assert.deepEqual([linked?.subject, linked?.userId], ["ana", ana.userId]);
    const [told] = await asSystem((tx) => tx.select().from(events).where(eq(events.action, "login.linked")));
    assert.deepEqual(
      [told?.actorId, told?.subject, told?.address],
      [ana.userId, "Harbour Row’s login", "192.0.2.1"],
    );
    const mails = await asSystem((tx) => tx.select().from(outbox).where(eq(outbox.recipient, ana.email)));
    assert.match(mails.at(-1)?.subject ?? "", /another login can sign in as you/);

    provider.people.set("ana", { ...verified("ana@married.example"), email_verified: false });
    assert.equal(await signIn("ana"), PORTAL);
    const all = await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.userId, ana.userId)));
    assert.equal(all.length, 2);

    provider.people.set("successor", verified(ana.email));
    assert.match(await signIn("successor"), /error=AccessDenied/);
    assert.equal((await asSystem((tx) => tx.select().from(identities))).length, 1);
  });

  it("makes a login for who is invited, and links nobody to whoever is signed in", async () => {
    const website = { name: "Acme", hostname: "www.acme.com", origin: null };
    const { account } = await foundAccount(ana, { name: "Acme", website });
    await inviteClients(ana, account.id, { addresses: ["leo@acme.com"], role: "client_viewer" });
    provider.people.set("leo", verified("leo@acme.com"));
    const shared = new Browser();
    assert.equal(await shared.signIn("ana"), PORTAL);
    shared.forgetProvider();
    assert.equal(await shared.signIn("leo"), PORTAL);
    const [leo] = await asSystem((tx) => tx.select().from(users).where(eq(users.email, "leo@acme.com")));
    const [linked] = await asSystem((tx) =>
      tx.select().from(identities).where(eq(identities.subject, "leo")),
    );
    assert.ok(leo);
    assert.equal(linked?.userId, leo.id);
  });

  it("takes no answer twice, in another browser, or with another state", async () => {
    const browser = new Browser();
    const answer = await browser.answerFor("ana");
    const before = await signedIn();
    assert.match((await new Browser().portal(answer)).at, /error=/, "in another browser");
    const altered = answer.replace(/state=[^&]+/, "state=other");
    assert.match((await browser.portal(altered)).at, /error=/, "with another state");
    const second = await browser.answerFor("ana");
    assert.equal((await browser.portal(second)).at, PORTAL);
    assert.match((await browser.portal(second)).at, /error=/, "twice");
    assert.equal(await signedIn(), before + 1);
  });
});
