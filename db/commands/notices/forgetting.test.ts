import assert from "node:assert/strict";
import { it } from "node:test";
import { asSystem } from "@/db/access";
import { forgetTold } from "@/db/commands/notices/forgetting";
import { outbox } from "@/db/schema/events";
import { notices } from "@/db/schema/notices";
import { withDatabase } from "@/db/testing/database";
import { foundOwner } from "@/db/testing/people";

withDatabase();

const now = new Date("2026-11-24T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("forgets old mails and notices, and keeps the others", async () => {
  const { userId } = await foundOwner();
  const notice = { userId, kind: "live", title: "", sentence: "", href: "/" };
  await asSystem(async (tx) => {
    await tx.delete(outbox);
    await tx.insert(outbox).values(
      [29, 31].map((days) => ({
        recipient: `${days}@acme.com`,
        subject: "",
        sealed: "",
        createdAt: ago(days),
      })),
    );
    await tx.insert(notices).values([
      { ...notice, key: "read lately", createdAt: ago(89), readAt: ago(89) },
      { ...notice, key: "read long ago", createdAt: ago(91), readAt: ago(91) },
      { ...notice, key: "unread", createdAt: ago(364) },
      { ...notice, key: "never read", createdAt: ago(366) },
    ]);
  });
  await forgetTold(now);
  const mails = await asSystem((tx) => tx.select({ to: outbox.recipient }).from(outbox));
  assert.deepEqual(mails, [{ to: "29@acme.com" }]);
  const kept = await asSystem((tx) => tx.select({ key: notices.key }).from(notices).orderBy(notices.key));
  assert.deepEqual(kept, [{ key: "read lately" }, { key: "unread" }]);
});
