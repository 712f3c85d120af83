import { availableParallelism } from "node:os";

/** Lets so many pieces of work run at once; the others wait in the order in which they came. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(private readonly atOnce: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** One for the process, whichever of Next's bundles asks. */
const held = globalThis as { porticoHashTurns?: Turns };

/** A hash keeps a core busy: one core is always left for the pages of those who are signed in. */
held.porticoHashTurns ??= new Turns(Math.max(1, availableParallelism() - 1));
export const hashTurns = held.porticoHashTurns;
