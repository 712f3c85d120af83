import { spawnSync } from "node:child_process";
import type { Fault } from "./fault";

/** Faults that the tests of `npm test` play already, run here again for their line. */
const FILES: [name: string, title: string, file: string][] = [
  ["mail", "the mail server down, refusing, or dropping after the text", "e2e/outbox.test.ts"],
  ["second-process", "a second process on the embedded database", "db/data-folder-lock.test.ts"],
  ["jobs", "processes killed in the middle of checks, and two sharing them", "e2e/processes.test.ts"],
  ["overtaken", "changes that were overtaken, on one portal", "db/commands/go-live/overtaken.test.ts"],
  ["sendings", "a form sent again, after an answer that was lost too", "db/commands/submissions.test.ts"],
  ["hostile-dns", "nameservers that are silent, drip, loop or flood", "e2e/golive/hostile.test.ts"],
];

export const tested: Fault[] = FILES.map(([name, title, file]) => ({
  name,
  title,
  run: async () => {
    const args = ["--import", "tsx", "--conditions=react-server", "--test", "--test-reporter=tap", file];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const passed = /^# pass (\d+)/m.exec(stdout)?.[1] ?? "0";
    if (status !== 0 || passed === "0")
      throw new Error(stdout.split("\n").find((line) => /^\s*not ok/.test(line)) ?? "no test ran");
    return `${passed} tests`;
  },
}));
