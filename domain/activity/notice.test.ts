import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concerns, NOTICE_KINDS } from "@/domain/activity/notice";
import { type Happening, type NoticeReader, noticeWords } from "@/domain/activity/notice-words";
import { can } from "@/domain/people/permission";
import { ROLES } from "@/domain/people/role";

const hostname = "www.acme.com";
const at = new Date("2026-03-02T14:00:00Z");
const ALL: Happening[] = [
  { kind: "live", hostname, seenBy: "Seen by 2 of 2 nameservers.", watchedUntil: at },
  { kind: "restored", hostname, seenBy: "Seen by 2 of 2 nameservers.", watchedUntil: at },
  {
    kind: "drift",
    hostname,
    was: "CNAME a.edge.net",
    now: "A 192.0.2.1",
    wanted: "CNAME a.edge.net",
    part: false,
  },
  { kind: "problem", hostname, finding: "The website answers with 502.", part: true, task: "website" },
  { kind: "certificate", hostname, days: 1, endsAt: at, cause: null },
  { kind: "milestone", hostname, since: at },
  { kind: "turn", hostname, production: true },
];
const reader: NoticeReader = {
  client: true,
  approves: false,
  moment: (moment) => moment.toISOString(),
  agency: "Harbour Row",
  contact: "Dana Ruiz",
};
const textOf = (happening: Happening, client: boolean) => {
  const { title, sentence, more, action } = noticeWords(happening, { ...reader, client });
  return [title, sentence, ...more, action].join("\n");
};

describe("notices", () => {
  it("concern nobody who could not open what they lead to", () => {
    for (const kind of NOTICE_KINDS)
      for (const role of ROLES)
        if (concerns(kind, role, true)) assert.ok(can(role, "environment.read"), `${kind} ${role}`);
  });

  it("tell clients of production, and of a test copy only when it is their turn", () => {
    const told = NOTICE_KINDS.filter((kind) => concerns(kind, "client_admin", false));
    assert.deepEqual(told, ["turn"]);
    assert.ok(concerns("drift", "member", false));
  });

  it("name the host first of all, and say what is there to do", () => {
    for (const happening of ALL)
      for (const client of [true, false]) {
        assert.ok(noticeWords(happening, { ...reader, client }).title.includes(hostname));
        assert.doesNotMatch(textOf(happening, client), /undefined|please|sorry|invalid|propagat|simply/i);
      }
    assert.deepEqual([...new Set(ALL.map(({ kind }) => kind))].sort(), [...NOTICE_KINDS].sort());
  });

  it("say of a test copy that it can be reached, and not that the website goes live", () => {
    const turn = (production: boolean) =>
      noticeWords({ kind: "turn", hostname, production }, reader).sentence;
    assert.match(turn(true), /puts the new website live/);
    assert.match(turn(false), /makes the test website reachable/);
  });

  it("tell a drift with the record that was, is and is wanted", () => {
    const drift = ALL[2] as Happening;
    for (const client of [true, false])
      assert.match(
        textOf(drift, client),
        /was CNAME a\.edge\.net, is now A 192\.0\.2\.1, and should be CNAME a\.edge\.net/,
      );
    assert.match(textOf(drift, true), /Ask Dana Ruiz of Harbour Row/);
    assert.doesNotMatch(textOf(drift, false), /Ask Dana/);
  });

  it("lead to where it is mended: the record, the website, the certificate", () => {
    const tasks = ALL.flatMap((happening) => noticeWords(happening, { ...reader, client: false }).task ?? []);
    assert.deepEqual(tasks, ["record", "website", "certificate"]);
  });

  it("ask for the approval of those who can give it", () => {
    const live = ALL[0] as Happening;
    assert.equal(noticeWords(live, { ...reader, approves: true }).task, "sign-off");
    assert.match(noticeWords(live, { ...reader, approves: true }).more.join(" "), /approve/);
    assert.doesNotMatch(textOf(live, true), /approve/i);
  });

  it("use no word of the agency's towards clients", () => {
    for (const happening of ALL.filter(({ kind }) => kind !== "certificate"))
      assert.doesNotMatch(textOf(happening, true), /\b(environment|application|origin|staging|checklist)\b/i);
  });
});
