/** A node:test reporter that writes one line of JSON: how many tests passed, failed and were skipped. */
async function* count(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:fail") counts.failed += 1;
    else if (type === "test:pass") counts[isLeftOut(data) ? "skipped" : "passed"] += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}

const isLeftOut = ({ skip, todo }) => skip !== undefined || todo !== undefined;

export { count as default };
