import assert from "node:assert/strict";
import { B } from "./actors";
import { attack } from "./case";
import { newLines } from "./checks";
import { formsOf } from "./replay";

const SETTINGS = `/accounts/${B}/settings`;
const TYPED: Record<string, string> = {
  name: "Written meanwhile",
  addresses: "late@attack.example",
  role: "client_viewer",
};

export const cases = [
  attack("S10", "a suspended account is read as before and written by nobody", async (world) => {
    const { owner, cAdmB } = world.as;
    const website = "/applications/website2";
    const production = `${website}/environments/production`;
    const inside = ["", "/go-live", "/nameservers", "/send-dns"].map((page) => production + page);
    const pages = [
      "",
      "/people",
      "/settings",
      "/applications/new",
      website,
      `${website}/environments/new`,
      ...inside,
    ];
    const forms = [
      ...(await formsOf(cAdmB, B, pages)).map((one) => ({ ...one, by: cAdmB })),
      ...(await formsOf(owner, B, pages)).map((one) => ({ ...one, by: owner })),
    ].filter(({ form }) => !/Suspend|Resume|View as/.test(form.words + form.label));
    assert.ok(forms.length > 12, `${forms.length} forms to send`);
    const suspended = await owner.submit(SETTINGS, "Suspend the account");
    assert.ok(suspended.status < 400, `suspending answers ${suspended.status}`);
    const before = await world.changes();
    let forbidden = 0;
    try {
      for (const { path, form, by } of forms) {
        const known = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name in form.fields));
        const { status } = await by.send(path, form, known);
        // What is not filled in well is refused before anybody asks whose account it is.
        assert.ok(status === 403 || status === 400, `${form.label || form.words} on ${path}: ${status}`);
        if (status === 403) forbidden += 1;
        assert.equal((await by.ask(path)).status, 200, `${path} is read`);
      }
    } finally {
      const after = newLines(before, await world.changes());
      await owner.submit(SETTINGS, "Resume the account");
      assert.deepEqual(after, []);
    }
    assert.ok(forbidden > 6, `${forbidden} were refused for that`);
    assert.equal(world.mailbox.lettersTo("late@attack.example").length, 0);
  }),
];
