import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eq } from "drizzle-orm";
import { asSystem } from "@/db/access";
import { foundAccount } from "@/db/commands/accounts/accounts";
import { foundAgency } from "@/db/commands/accounts/agency";
import { noteTurns } from "@/db/commands/go-live/check-turns";
import { turnsOf } from "@/db/queries/go-live/check-turns";
import { hostnames } from "@/db/schema/hostnames";
import { withDatabase } from "@/db/testing/database";
import { addClientUser } from "@/db/testing/people";
import type { CheckId } from "@/domain/go-live/checks/catalogue";
import type { Status } from "@/domain/go-live/checks/check";
import { TURNS_KEPT } from "@/domain/go-live/checks/check-turn";
import type { Judgement } from "@/domain/go-live/judge";
import type { Actor } from "@/domain/people/actor";
import { NotFound } from "@/domain/refusal";

const judged = (checks: [CheckId, Status][]): Judgement => ({
  verdict: "waiting",
  reason: "",
  checks: checks.map(([id, status]) => ({
    id,
    status,
    sentence: `It is ${status}.`,
    title: id,
    severity: "blocking",
    evidence: [],
  })),
});
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 14, minute));

describe("the history of checks", () => {
  withDatabase();
  let owner: Actor;
  let of: { accountId: string; hostnameId: string };

  before(async () => {
    const user = await foundAgency({ agency: "Harbour Row", name: "Ana Ruiz", email: "ana@harbour.com" });
    owner = { ...user, userId: user.id, staffRole: "owner", sessionId: "", provenAt: new Date() };
    const website = { name: "Website1", hostname: "www.website1.com", origin: null };
    const { account, production } = await foundAccount(owner, { name: "Client 1", website });
    const [hostname] = await asSystem((tx) =>
      tx.select().from(hostnames).where(eq(hostnames.environmentId, production.id)),
    );
    of = { accountId: account.id, hostnameId: hostname?.id ?? "" };
  });

  const note = (before: Judgement | null, now: Judgement, minute: number) =>
    asSystem((tx) => noteTurns(tx, of, { before, now }, at(minute)));
  const told = async (actor = owner) =>
    (await turnsOf(actor, of.accountId, [of.hostnameId])).map(({ check, status }) => `${check} ${status}`);

  it("notes the first look whole, then turns alone, and keeps the last twenty of each check", async () => {
    const first = judged([
      ["prop.auth", "pending"],
      ["tls.name", "skip"],
    ]);
    const passed = judged([
      ["prop.auth", "pass"],
      ["tls.name", "skip"],
    ]);
    await note(null, first, 0);
    assert.deepEqual((await told()).sort(), ["prop.auth pending", "tls.name skip"]);
    await note(first, first, 1);
    assert.equal((await told()).length, 2);
    await note(first, passed, 2);
    assert.equal((await told())[0], "prop.auth pass");

    for (let minute = 3; minute < 40; minute += 2) {
      await note(passed, first, minute);
      await note(first, passed, minute + 1);
    }
    const kept = await told();
    assert.equal(kept.filter((one) => one.startsWith("prop.auth")).length, TURNS_KEPT);
    assert.equal(kept.filter((one) => one === "tls.name skip").length, 1);
    assert.equal(kept[0], "prop.auth pass");
  });

  it("takes two looks of one moment for one", async () => {
    await note(null, judged([["http.status", "fail"]]), 50);
    await note(judged([["http.status", "fail"]]), judged([["http.status", "pass"]]), 50);
    assert.deepEqual(
      (await told()).filter((one) => one.startsWith("http")),
      ["http.status pass"],
    );
  });

  it("is nobody else's to read", async () => {
    const website = { name: "Website2", hostname: "www.website2.com", origin: null };
    const other = await foundAccount(owner, { name: "Client 2", website });
    const stranger = await addClientUser(other.account.id, "leo@website2.com", "client_admin");
    await assert.rejects(told(stranger), NotFound);
  });
});
