/** One piece of work at a time for each key; the others wait for their turn. */
export class Lanes {
  private readonly last = new Map<string, Promise<unknown>>();

  /** `work` begins in its turn, or when `signal` gives up, to say that there was no time. */
  run<T>(key: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.last.get(key);
    const turn = before ? either(before, signal).then(work) : work();
    const both = Promise.allSettled([before, turn]);
    this.last.set(key, both);
    both.then(() => {
      if (this.last.get(key) === both) this.last.delete(key);
    });
    return turn;
  }

  get size(): number {
    return this.last.size;
  }
}

function either(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      signal.removeEventListener("abort", go);
      resolve();
    };
    if (signal.aborted) return go();
    signal.addEventListener("abort", go);
    before.then(go);
  });
}
