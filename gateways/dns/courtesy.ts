import { registrableOf } from "@/domain/accounts/hostname";

interface Bucket {
  tokens: number;
  at: number;
}

/** Limits how fast a destination is asked: `burst` at once, then `rate` a second. */
export class Courtesy {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: number,
    private readonly burst: number,
    /** Milliseconds, never going back. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes a turn at a destination; says how many milliseconds to wait for it. */
  turn(destination: string): number {
    const now = this.clock();
    const bucket = this.buckets.get(destination) ?? { tokens: this.burst, at: now };
    const tokens = Math.min(this.burst, bucket.tokens + ((now - bucket.at) * this.rate) / 1000) - 1;
    this.buckets.delete(destination);
    this.buckets.set(destination, { tokens, at: now });
    this.forgetIdle(now);
    return tokens >= 0 ? 0 : Math.ceil((-tokens / this.rate) * 1000);
  }

  /** Gives back a turn that nobody used. */
  giveBack(destination: string): void {
    const bucket = this.buckets.get(destination);
    if (bucket) bucket.tokens += 1;
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

/** How fast everybody is asked: kept by all checks of a process together. */
export class Manners {
  constructor(
    /** One address, whatever names it has: a zone may name a stranger's machine as its nameserver. */
    private readonly address = new Courtesy(20, 40),
    /** One operator, however many addresses its nameservers have. A whole check of a usual zone fits in the burst. */
    private readonly operator = new Courtesy(20, 120),
    private readonly resolver = new Courtesy(50, 60),
  ) {}

  /** Milliseconds to wait before asking a nameserver, of which `name` tells the operator. */
  nameserver(address: string, name: string | undefined): number {
    const operator = operatorOf(name);
    return Math.max(this.address.turn(address), operator ? this.operator.turn(operator) : 0);
  }

  nameserverUnasked(address: string, name: string | undefined): void {
    const operator = operatorOf(name);
    this.address.giveBack(address);
    if (operator) this.operator.giveBack(operator);
  }

  publicResolver(address: string): number {
    return this.resolver.turn(address);
  }

  publicResolverUnasked(address: string): void {
    this.resolver.giveBack(address);
  }
}

const operatorOf = (name: string | undefined) => name && (registrableOf(name) ?? name);
