/** What a wait is: so long at most, and no longer than its client. */
export interface Wait {
  ms: number;
  waits: Waits;
}

interface GivesUp {
  giveUp: () => void;
}

/** All that one client waits for outside of a line: one listener on its signal, and none before the first. */
export class Waits {
  private readonly open = new Set<GivesUp>();
  private listening = false;

  constructor(readonly signal: AbortSignal) {}

  pause(ms: number): Promise<void> {
    return this.settle(ms, () => () => {});
  }

  private add(one: GivesUp): void {
    this.open.add(one);
    if (this.listening) return;
    this.listening = true;
    this.signal.addEventListener("abort", () => this.endAll(), { once: true });
  }

  private endAll(): void {
    for (const one of [...this.open]) one.giveUp();
  }

  /** Runs `start` until it calls `done`; when time is up or the caller gives up, takes what `start` returned. */
  settle<T>(ms: number, start: (done: (found: T) => void) => () => T): Promise<T> {
    return new Promise((resolve) => {
      const finish = (found: T) => {
        clearTimeout(timer);
        this.open.delete(waiting);
        resolve(found);
      };
      const waiting = { giveUp: () => finish(otherwise()) };
      const timer = setTimeout(waiting.giveUp, this.signal.aborted ? 0 : ms);
      this.add(waiting);
      const otherwise = start(finish);
    });
  }
}
