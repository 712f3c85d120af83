/** Does `count` pieces of work, so many at once. */
export async function inLanes(count: number, lanes: number, work: (n: number) => Promise<unknown>) {
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
}

/** Says on the terminal what one is waiting for; not in the tables. */
export function progress(text: string) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  else console.error(text);
}
