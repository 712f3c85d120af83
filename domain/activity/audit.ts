import { accountedRanges, ERASED_ACTION } from "@/domain/people/erasure";

/** One event as it is chained: texts exactly as the database writes them. */
export interface ChainedEvent {
  id: number;
  sequence: number;
  accountId: string | null;
  actorId: string | null;
  actorStaff: boolean;
  actorName: string;
  onBehalfOf: string | null;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  address: string | null;
  /** UTC with microseconds, such as 2026-03-02T14:02:00.000000Z. */
  at: string;
  salt: string | null;
  digest: string;
  previousHash: string;
  hash: string;
  /** When personal data were taken out of it, written as `at` is. */
  erasedAt: string | null;
}

/** A known place in a chain: its head, or an anchor that was noted outside the database. */
export interface ChainPlace {
  sequence: number;
  hash: string;
}

export interface ChainFault {
  kind: "altered" | "missing" | "moved" | "unlinked" | "cut off" | "added" | "endless" | "erased";
  /** The place of the first row that is wrong. */
  sequence: number;
}

export interface ChainReport {
  /** How many rows follow each other unchanged from the first. */
  verified: number;
  /** Of those, how many had personal data erased. */
  erased: number;
  fault: ChainFault | null;
}

export interface NamedReport {
  name: string;
  report: ChainReport;
}

export interface Digests {
  digestOf: (event: ChainedEvent) => string;
  /** What an event's hash may be. */
  hashesOf: (event: ChainedEvent) => string[];
}

/** Records that an event says were erased, and when it says so. */
interface Accounted {
  from: number;
  to: number;
  at: string;
}

/** Goes along a chain row by row and stops at the first that is not as it was written. */
export class ChainWalk {
  private last: ChainedEvent | undefined;
  private readonly erased: { sequence: number; at: string }[] = [];
  private readonly accounted: Accounted[] = [];
  private fault: ChainFault | null = null;
  /** The row at which the walk stopped. */
  private odd: ChainedEvent | undefined;

  constructor(
    private readonly digests: Digests,
    /** Places that the chain must contain, such as anchors. */
    private readonly places: ChainPlace[] = [],
  ) {}

  /** Takes the next rows, in the order of their sequence. */
  follow(events: ChainedEvent[]): void {
    for (const event of events) {
      if (this.fault) return;
      this.fault = this.faultOf(event);
      if (this.fault) {
        this.odd = event;
        return;
      }
      this.last = event;
      if (event.erasedAt) this.erased.push({ sequence: event.sequence, at: event.erasedAt });
      // Only as it was written: an erased one accounts for nothing.
      else if (event.action === ERASED_ACTION)
        this.accounted.push(
          ...accountedRanges(event.after).map(([from, to]) => ({ from, to, at: event.at })),
        );
    }
  }

  /** @param head where the chain says that it ends; undefined when nothing says so */
  end(head: ChainPlace | undefined): ChainReport {
    const verified = this.last?.sequence ?? 0;
    // No chain is begun without its first record.
    const furthest = Math.max(1, head?.sequence ?? 0, ...this.places.map(({ sequence }) => sequence));
    this.fault = this.fault ? this.precisely(this.fault, furthest) : this.endFault(verified, furthest, head);
    this.fault ??= this.unaccounted();
    return { verified, erased: this.erased.length, fault: this.fault };
  }

  private endFault(verified: number, furthest: number, head: ChainPlace | undefined): ChainFault | null {
    if (furthest > verified) return { kind: "cut off", sequence: verified + 1 };
    if (!head) return { kind: "endless", sequence: verified };
    if (head.sequence < verified) return { kind: "added", sequence: head.sequence + 1 };
    return head.hash === this.last?.hash ? null : { kind: "unlinked", sequence: verified };
  }

  /** A row that is whole in another place was moved, not changed. */
  private precisely(fault: ChainFault, furthest: number): ChainFault {
    const { odd } = this;
    if (fault.kind !== "altered" || !odd || this.isAltered(odd) || this.isHashOf(odd)) return fault;
    for (let sequence = 1; sequence <= furthest; sequence += 1)
      if (this.isHashOf({ ...odd, sequence })) return { ...fault, kind: "moved" };
    return fault;
  }

  /** A record whose personal data are gone though no event says that they were erased then. */
  private unaccounted(): ChainFault | null {
    const one = this.erased.find(
      ({ sequence, at }) =>
        !this.accounted.some(({ from, to, at: then }) => sequence >= from && sequence <= to && at === then),
    );
    return one ? { kind: "erased", sequence: one.sequence } : null;
  }

  private faultOf(event: ChainedEvent): ChainFault | null {
    const expected = (this.last?.sequence ?? 0) + 1;
    if (event.sequence > expected) return { kind: "missing", sequence: expected };
    if (event.sequence < expected) return { kind: "moved", sequence: event.sequence };
    const kind = this.kindOf(event);
    return kind && { kind, sequence: event.sequence };
  }

  private kindOf(event: ChainedEvent): ChainFault["kind"] | null {
    if (this.isAltered(event) || !this.isHashOf(event)) return "altered";
    if (event.previousHash !== (this.last?.hash ?? "")) return "unlinked";
    const place = this.places.find(({ sequence }) => sequence === event.sequence);
    return place && place.hash !== event.hash ? "altered" : null;
  }

  /** Whether its words differ from their digest, which those of an erased one may. */
  private isAltered(event: ChainedEvent) {
    return !event.erasedAt && this.digests.digestOf(event) !== event.digest;
  }

  private isHashOf(event: ChainedEvent) {
    return this.digests.hashesOf(event).includes(event.hash);
  }
}

const FAULTS: Record<ChainFault["kind"], (row: number) => string> = {
  altered: (row) => `Record ${row} was changed after it was written.`,
  missing: (row) => `Record ${row} was removed.`,
  moved: (row) => `Record ${row} is not in its place.`,
  unlinked: (row) => `Record ${row} does not follow from the one before it.`,
  erased: (row) => `Record ${row} is marked as erased, and nothing says that it was.`,
  "cut off": (row) => `The records from ${row} on were removed.`,
  added: (row) => `Record ${row} was put behind the end.`,
  endless: (row) => `Nothing says any more where the records end: those after ${row} may be gone.`,
};

/** What a walk found, in words. */
export function reportWords({ verified, erased, fault }: ChainReport): string {
  const erasedWords = erased > 0 ? ` In ${erased} of them personal data were erased.` : "";
  if (!fault) return `${range(verified)} verified unchanged.${erasedWords}`;
  // Where nothing says any more where they end, the fault is behind the last that is there.
  const whole = fault.kind === "endless" ? verified : Math.min(verified, fault.sequence - 1);
  const before = whole > 0 ? ` ${range(whole)} unchanged.` : "";
  return `${FAULTS[fault.kind](fault.sequence)}${before}`;
}

const range = (last: number) => (last === 1 ? "Record 1" : `Records 1 to ${last}`);
