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
  erased: boolean;
}

/** A known place in a chain: its head, or an anchor that was noted outside the database. */
export interface ChainPlace {
  sequence: number;
  hash: string;
}

export interface ChainFault {
  kind: "altered" | "missing" | "moved" | "unlinked" | "cut off" | "erased";
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
  hashOf: (event: ChainedEvent) => string;
}

/** Goes along a chain row by row and stops at the first that is not as it was written. */
export class ChainWalk {
  private last: (ChainPlace & { id: number }) | undefined;
  private readonly erased: number[] = [];
  private readonly accounted: [number, number][] = [];
  private fault: ChainFault | null = null;

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
      if (this.fault) return;
      this.last = event;
      if (event.erased) this.erased.push(event.sequence);
      // Only as it was written: an erased one accounts for nothing.
      else if (event.action === ERASED_ACTION) this.accounted.push(...accountedRanges(event.after));
    }
  }

  /** @param head where the chain says that it ends; undefined when nothing was ever written */
  end(head: ChainPlace | undefined): ChainReport {
    const verified = this.last?.sequence ?? 0;
    const furthest = Math.max(head?.sequence ?? 0, ...this.places.map(({ sequence }) => sequence));
    if (!this.fault && furthest > verified) this.fault = { kind: "cut off", sequence: verified + 1 };
    if (!this.fault && head && head.sequence === verified && head.hash !== (this.last?.hash ?? ""))
      this.fault = { kind: "unlinked", sequence: verified };
    this.fault ??= this.unaccounted();
    return { verified, erased: this.erased.length, fault: this.fault };
  }

  /** A record whose personal data are gone though no event says that they were erased. */
  private unaccounted(): ChainFault | null {
    const sequence = this.erased.find(
      (place) => !this.accounted.some(([from, to]) => place >= from && place <= to),
    );
    return sequence === undefined ? null : { kind: "erased", sequence };
  }

  private faultOf(event: ChainedEvent): ChainFault | null {
    const expected = (this.last?.sequence ?? 0) + 1;
    if (event.sequence > expected) return { kind: "missing", sequence: expected };
    if (event.sequence < expected) return { kind: "moved", sequence: event.sequence };
    const kind = this.kindOf(event);
    return kind && { kind, sequence: event.sequence };
  }

  private kindOf(event: ChainedEvent): ChainFault["kind"] | null {
    const whole = event.erased || this.digests.digestOf(event) === event.digest;
    const sound = whole && this.digests.hashOf(event) === event.hash;
    if (!sound) return this.last && event.id < this.last.id ? "moved" : "altered";
    if (event.previousHash !== (this.last?.hash ?? "")) return "unlinked";
    const place = this.places.find(({ sequence }) => sequence === event.sequence);
    return place && place.hash !== event.hash ? "altered" : null;
  }
}

const FAULTS: Record<ChainFault["kind"], (row: number) => string> = {
  altered: (row) => `Record ${row} was changed after it was written.`,
  missing: (row) => `Record ${row} was removed.`,
  moved: (row) => `Record ${row} is not in its place.`,
  unlinked: (row) => `Record ${row} does not follow from the one before it.`,
  erased: (row) => `Record ${row} is marked as erased, and nothing says that it was.`,
  "cut off": (row) => `The records from ${row} on were removed.`,
};

/** What a walk found, in words. */
export function reportWords({ verified, erased, fault }: ChainReport): string {
  const erasedWords = erased > 0 ? ` In ${erased} of them personal data were erased.` : "";
  if (!fault)
    return verified === 0 ? "No records yet." : `${range(verified)} verified unchanged.${erasedWords}`;
  const before = verified > 0 ? ` ${range(verified)} unchanged.` : "";
  return `${FAULTS[fault.kind](fault.sequence)}${before}`;
}

const range = (last: number) => (last === 1 ? "Record 1" : `Records 1 to ${last}`);
