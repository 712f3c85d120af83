/** What a wait is: so long at most, and no longer than its client. */
export interface Wait {
  ms: number;
  waits: Waits;
}

interface GivesUp {
  giveUp: () => void;
}

/** All that one client waits for: one listener on its signal instead of one for each question. */
export class Waits {
  private readonly open = new Set<GivesUp>();

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => this.endAll(), { once: true });
  }

  add(one: GivesUp): void {
    this.open.add(one);
  }

  delete(one: GivesUp): void {
    this.open.delete(one);
  }

  private endAll(): void {
    for (const one of [...this.open]) one.giveUp();
  }

  /** Runs `start` until it calls `done`; when time is up or the caller gives up, takes what `start` returned. */
  settle<T>(ms: number, start: (done: (found: T) => void) => () => T): Promise<T> {
    return new Promise((resolve) => {
      const finish = (found: T) => {
        clearTimeout(timer);
        this.delete(waiting);
        resolve(found);
      };
      const waiting = { giveUp: () => finish(otherwise()) };
      const timer = setTimeout(waiting.giveUp, this.signal.aborted ? 0 : ms);
      this.add(waiting);
      const otherwise = start(finish);
    });
  }
}
