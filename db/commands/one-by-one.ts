/** Does the same for each, one after the other. What fails for one is told in the log, and holds up none of the others. */
export async function oneByOne<T>(what: string, all: readonly T[], work: (one: T) => Promise<unknown>) {
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      console.error(`${what} failed:`, error);
    }
  }
}
