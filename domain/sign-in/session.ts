/** A sign-in lasts this many days at most; unused for seven, it ends earlier (`session_actor`). */
export const SESSION_DAYS = 30;

export const sessionExpiry = (now: Date) => new Date(now.getTime() + SESSION_DAYS * 86_400_000);

const HERE = "http://portal";

/**
 * Where to go after signing in: `next` when it is a path of this portal, else undefined.
 * Refuses what a browser would take for another host: //evil, /\evil, a scheme.
 */
export function internalPath(next: unknown): string | undefined {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return undefined;
  if (!URL.canParse(next, HERE)) return undefined;
  const { origin, pathname, search } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search : undefined;
}

/** The same address, carrying where to go afterwards. */
export function withNext(path: string, next: unknown) {
  const inside = internalPath(next);
  return inside ? `${path}?next=${encodeURIComponent(inside)}` : path;
}
