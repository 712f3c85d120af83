/** At most so many pieces of work at a time for each key; the others wait in line. */
export class Slots {
  private readonly busy = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly most: number) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const busy = this.busy.get(key) ?? 0;
    if (busy < this.most) this.busy.set(key, busy + 1);
    else await new Promise<void>((go) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), go]));
    try {
      return await work();
    } finally {
      this.leave(key);
    }
  }

  /** Hands the place on, so that nobody gets in between. */
  private leave(key: string): void {
    const [next, ...others] = this.waiting.get(key) ?? [];
    if (others.length > 0) this.waiting.set(key, others);
    else this.waiting.delete(key);
    const left = (this.busy.get(key) ?? 1) - 1;
    if (next) next();
    else if (left > 0) this.busy.set(key, left);
    else this.busy.delete(key);
  }

  get size(): number {
    return this.busy.size;
  }
}
