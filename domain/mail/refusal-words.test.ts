import assert from "node:assert/strict";
import { it } from "node:test";
import { mailState } from "@/domain/mail/delivery";
import { refusalWords } from "@/domain/mail/refusal-words";

const CASES: [string, string][] = [
  ["550 5.1.1 User unknown", "There is no such mailbox"],
  ["550 No such user here", "There is no such mailbox"],
  ["552 5.2.2 Over quota", "The mailbox is full"],
  ["554 5.7.1 Message rejected", "The server does not take mail from us"],
  ["550 5.1.2 Host unknown", "There is no mail server at this address"],
  ["getaddrinfo ENOTFOUND mail.agency.com", "The mail server could not be reached"],
  ["EDNS queryA EAI_AGAIN mail.agency.com", "The mail server could not be reached"],
  ["connect ECONNREFUSED 192.0.2.1:25", "The mail server could not be reached"],
  ["451 Greylisted", "The server asks us to try again later"],
];
for (const [words, meaning] of CASES)
  it(`reads “${words}”`, () => assert.equal(refusalWords(words), `${meaning} (${words})`));

it("leaves what it does not know as it is", () => assert.equal(refusalWords("Nope"), "Nope"));

it("tells a refusal from giving up", () => {
  const mail = { sentAt: null, failedAt: new Date(), lastError: "550 5.1.1 User unknown" };
  assert.match(mailState({ ...mail, attempts: 1 }).words, /^Mail refused: There is no such mailbox/);
  assert.match(
    mailState({ ...mail, attempts: 5, lastError: "451 Later" }).words,
    /^Mail given up after 5 tries/,
  );
});
