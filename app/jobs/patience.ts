import "server-only";

/** Ends after so long, without keeping the process; what was waited for goes on. */
export const patience = (ms: number) =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
