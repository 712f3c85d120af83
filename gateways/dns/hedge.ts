/**
 * Starts the tries one after another: the next one `ms` after the last, or at once when one came to nothing.
 * Resolves with the first result, or undefined when there is none.
 */
export function hedge<T>(tries: (() => Promise<T | undefined>)[], ms: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    let open = tries.length;
    let timer: NodeJS.Timeout | undefined;
    const waiting = [...tries];
    const start = () => {
      clearTimeout(timer);
      const next = waiting.shift();
      if (!next) return;
      timer = setTimeout(start, ms);
      next().then(end, () => end(undefined));
    };
    const end = (result: T | undefined) => {
      open -= 1;
      if (result === undefined && open > 0) return start();
      waiting.length = 0;
      clearTimeout(timer);
      resolve(result);
    };
    if (open === 0) resolve(undefined);
    else start();
  });
}
