import assert from "node:assert/strict";
import { attack } from "./case";
import { newLines } from "./checks";
import { formsOf } from "./replay";
import { B } from "./world";

const SETTINGS = `/accounts/${B}/settings`;
const TYPED: Record<string, string> = {
  name: "Written meanwhile",
  addresses: "late@attack.example",
  role: "client_viewer",
};

export const cases = [
  attack("S10", "a suspended account is read as before and written by nobody", async (world) => {
    const { owner, cAdmB } = world.as;
    const pages = ["/people", "/settings"];
    const forms = [
      ...(await formsOf(cAdmB, B, pages)).map((one) => ({ ...one, by: cAdmB })),
      ...(await formsOf(owner, B, pages)).map((one) => ({ ...one, by: owner })),
    ].filter(({ form }) => /name|addresses/.test(Object.keys(form.fields).join(" ")));
    assert.ok(forms.length > 2, "there are forms to send");
    const suspended = await owner.submit(SETTINGS, "Suspend the account");
    assert.ok(suspended.status < 400, `suspending answers ${suspended.status}`);
    const before = await world.changes();
    try {
      for (const { path, form, by } of forms) {
        const known = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name in form.fields));
        if (Object.keys(known).length === 0) continue;
        const { status } = await by.send(path, form, known);
        assert.equal(status, 403, `${form.label || form.words} on ${path}`);
        assert.equal((await by.ask(path)).status, 200, `${path} is read`);
      }
    } finally {
      const after = newLines(before, await world.changes());
      await owner.submit(SETTINGS, "Resume the account");
      assert.deepEqual(after, []);
    }
    assert.equal(world.mailbox.lettersTo("late@attack.example").length, 0);
  }),
];
