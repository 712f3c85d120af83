/** Runs once when the server starts, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./app/start");
  const origin = await start();
  // next-auth reads its address here; without it, it would believe the request's own headers.
  process.env.NEXTAUTH_URL = origin;
}
