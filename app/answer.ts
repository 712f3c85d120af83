import "server-only";
import type { AsyncLocalStorage } from "node:async_hooks";

interface Said {
  status?: 400 | 403 | 404 | 409 | 410 | 429;
  headers?: Record<string, string>;
  /** Who is answered, for the log of what was denied. */
  who?: string;
  /** The page that is asked for, its query included; undefined for a form that was sent. */
  asked?: string;
}

declare global {
  /** Set by bin/answering.mjs. Next lets no page choose its own status. */
  var porticoAnswer: AsyncLocalStorage<Said> | undefined;
}

/** Says of the answer to this request what only its status line and headers can say. */
export function answerWith(said: Said) {
  Object.assign(globalThis.porticoAnswer?.getStore() ?? {}, said);
}

/** The page that this request asks for: where to come back to after signing in. */
export const askedPage = () => globalThis.porticoAnswer?.getStore()?.asked;
