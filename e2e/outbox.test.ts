import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { AddressInfo, Socket } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { deliverDue } from "@/app/jobs/mail";
import { asSystem } from "@/db/access";
import { claimMail } from "@/db/commands/notices/delivery";
import { enqueueMail } from "@/db/commands/notices/outbox";
import { outbox } from "@/db/schema/events";
import { withDatabase } from "@/db/testing/database";
import { letter } from "@/domain/mail/letter";

const received: ParsedMail[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: ({ address }, _, done) =>
    address.startsWith("gone@")
      ? done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }))
      : address.startsWith("busy@")
        ? done(Object.assign(new Error("try later"), { responseCode: 451 }))
        : done(),
  onData: (stream, _, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
let url = "";

const mail = letter({
  agency: "Harbour <Row>",
  matter: "a matter",
  title: "A title & more",
  paragraphs: ["<script>alert(1)</script>"],
  action: { label: "Open", href: "https://portal.harbour.com/x?a=1&b=2" },
  notes: [],
});
const put = (to: string, about = randomUUID()) =>
  asSystem(async (tx) => {
    await enqueueMail(tx, { accountId: null, about, to, mail });
    return about;
  });
const row = async (about: string) =>
  (await asSystem((tx) => tx.select().from(outbox).where(eq(outbox.about, about))))[0];

describe("the outbox", () => {
  withDatabase();
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  after(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(() => received.splice(0));

  it("delivers text and HTML that say the same, with everything escaped", async () => {
    const about = await put("maria@acme.com");
    await deliverDue(url);
    const [sent] = received;
    assert.equal(sent?.subject, "Harbour <Row>: a matter");
    assert.match(
      sent?.text ?? "",
      /<script>alert\(1\)<\/script>[\s\S]*https:\/\/portal.harbour.com\/x\?a=1&b=2/,
    );
    assert.match(String(sent?.html), /&lt;script&gt;/);
    assert.doesNotMatch(String(sent?.html), /<script>/);
    assert.ok((await row(about))?.sentAt);
  });

  it("sends each mail once, with two processes at work", async () => {
    for (let n = 0; n < 12; n++) await put(`person${n}@acme.com`);
    await Promise.all([deliverDue(url), deliverDue(url), deliverDue(url)]);
    assert.equal(received.length, 12);
    assert.equal(new Set(received.map((one) => JSON.stringify(one.to))).size, 12);
  });

  it("gives up at once what the server will never take, in its words", async () => {
    const about = await put("gone@acme.com");
    await deliverDue(url);
    const refused = await row(about);
    assert.ok(refused?.failedAt);
    assert.match(refused.lastError ?? "", /550.*no such mailbox/);
  });

  it("tries again a minute after a passing refusal, and gives up after five tries", async () => {
    const about = await put("busy@acme.com");
    const pauses: number[] = [];
    for (let n = 0; n < 5; n++) {
      await asSystem((tx) =>
        tx
          .update(outbox)
          .set({ nextAttemptAt: new Date(0) })
          .where(eq(outbox.about, about)),
      );
      await deliverDue(url);
      const minutes = (Number((await row(about))?.nextAttemptAt) - Date.now()) / 60_000;
      pauses.push(Math.round(minutes));
    }
    assert.deepEqual(pauses.slice(0, 4), [1, 5, 30, 120]);
    const last = await row(about);
    assert.ok(last?.failedAt);
    assert.match(last.lastError ?? "", /451.*try later/);
  });

  it("keeps a mail while nobody answers, and takes it over from a process that died", async () => {
    const about = await put("leo@acme.com");
    await deliverDue("smtp://127.0.0.1:1");
    assert.match((await row(about))?.lastError ?? "", /ECONNREFUSED/);
    assert.equal((await claimMail(10)).length, 0);
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    assert.equal((await claimMail(10, later(2))).length, 1);
    assert.equal((await claimMail(10, later(3))).length, 0);
    assert.equal((await claimMail(10, later(5))).length, 1);
  });

  it("keeps a mail whose server drops it after its text, and delivers it to the next", async () => {
    const about = await put("dropped@acme.com");
    let dropped = 0;
    const dropping = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session) => {
        stream.resume().on("end", () => {
          dropped += 1;
          for (const one of dropping.connections) if (one.session.id === session.id) one._socket.destroy();
        });
      },
    }) as SMTPServer & { connections: Set<{ session: { id: string }; _socket: Socket }> };
    await new Promise<void>((resolve) => dropping.listen(0, "127.0.0.1", resolve));
    await deliverDue(`smtp://127.0.0.1:${(dropping.server.address() as AddressInfo).port}`);
    await new Promise<void>((resolve) => dropping.close(resolve));
    assert.equal(dropped, 1);
    const waiting = await row(about);
    assert.equal(waiting?.sentAt, null);
    assert.equal(waiting?.failedAt, null);
    assert.ok(waiting?.lastError);
    await asSystem((tx) =>
      tx
        .update(outbox)
        .set({ nextAttemptAt: new Date(0) })
        .where(eq(outbox.about, about)),
    );
    await deliverDue(url);
    assert.ok((await row(about))?.sentAt);
    assert.equal(received.length, 1);
  });

  it("keeps no link readable in the database", async () => {
    const about = await put("zoe@acme.com");
    assert.doesNotMatch(JSON.stringify(await row(about)), /portal\.harbour\.com/);
  });
});
