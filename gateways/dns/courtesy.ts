interface Bucket {
  tokens: number;
  at: number;
}

/** Limits how fast one destination is asked: `burst` at once, then `rate` a second. */
export class Courtesy {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: number,
    private readonly burst: number,
    /** Milliseconds, never going back. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes a turn; says how many milliseconds to wait for it. */
  turn(destination: string): number {
    const now = this.clock();
    const bucket = this.buckets.get(destination) ?? { tokens: this.burst, at: now };
    const tokens = Math.min(this.burst, bucket.tokens + ((now - bucket.at) * this.rate) / 1000) - 1;
    this.buckets.delete(destination);
    this.buckets.set(destination, { tokens, at: now });
    this.forgetIdle(now);
    return tokens >= 0 ? 0 : Math.ceil((-tokens / this.rate) * 1000);
  }

  /** The oldest entries come first; those that are full again need no memory. */
  private forgetIdle(now: number): void {
    for (const [destination, { at }] of this.buckets) {
      if ((now - at) * this.rate < this.burst * 1000) break;
      this.buckets.delete(destination);
    }
  }

  get size(): number {
    return this.buckets.size;
  }
}
