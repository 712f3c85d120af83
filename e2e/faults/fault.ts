/** Something that goes wrong on purpose, and what must hold nevertheless. */
export interface Fault {
  name: string;
  title: string;
  /** Waits by the clock: left to the whole run. */
  long?: boolean;
  /** Gives the figures of the run as one sentence. Throws when something did not hold; `Skipped` when it cannot run here. */
  run: (rounds: number) => Promise<string>;
}

/** This machine cannot play the fault. */
export class Skipped extends Error {}
