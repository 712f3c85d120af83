import "server-only";

const headers = { "cache-control": "private, no-store" };

/** There is no such thing, or it is nothing of whoever asks. */
export const gone = () => new Response(null, { status: 404, headers });

export const forbidden = () => new Response("Your role does not allow this.", { status: 403, headers });
