import { registrableOf } from "@/domain/accounts/hostname";
import type { Cut } from "./cut";

const longestMs = 3_600_000;
const most = 2_000;

/**
 * Where public suffixes (`com`, `co.uk`) are served, kept between checks for as long as their parent allows and an
 * hour at most. Nothing at or below a registrable domain is ever kept: that is what checks are about.
 */
export class Referrals {
  private readonly kept = new Map<string, { cut: Cut; until: number }>();

  recall(suffix: string, now: number): Cut | undefined {
    const found = this.kept.get(suffix);
    if (found && found.until > now) return found.cut;
    this.kept.delete(suffix);
    return undefined;
  }

  keep(cut: Cut, seconds: number, now: number): void {
    if (!isSuffix(cut.zone)) return;
    this.kept.delete(cut.zone);
    this.kept.set(cut.zone, { cut, until: now + Math.min(seconds * 1000, longestMs) });
    for (const [oldest] of this.kept) {
      if (this.kept.size <= most) break;
      this.kept.delete(oldest);
    }
  }

  /** Servers that did not answer are looked for anew. */
  forget(suffix: string): void {
    this.kept.delete(suffix);
  }

  get size(): number {
    return this.kept.size;
  }
}

/** True for what lies above all registrable domains, the root excepted. */
const isSuffix = (name: string) => name !== "." && registrableOf(name) === null;

/** Kept apart for each internet, of which a portal has one and its tests have many. */
const known = new WeakMap<object, Referrals>();

export function referralsOf(internet: object): Referrals {
  const found = known.get(internet) ?? new Referrals();
  known.set(internet, found);
  return found;
}
