import "server-only";
import { cookies, headers } from "next/headers";
import { env } from "@/env";

const secure = () => env().origin.startsWith("https:");

export const sessionCookieName = () => (secure() ? "__Host-portico-session" : "portico-session");

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: secure() }) as const;

export const sessionToken = async () => (await cookies()).get(sessionCookieName())?.value;

/** Signs this browser in, in place of whatever session it held. */
export async function keepSession({ token, expiresAt }: { token: string; expiresAt: Date }) {
  (await cookies()).set(sessionCookieName(), token, { ...sessionCookieOptions(), expires: expiresAt });
}

export async function forgetSession() {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}

/** Who sends this request: the browser's name, the address that the nearest proxy saw, and the session held so far. */
export async function sender() {
  const sent = await headers();
  return {
    agent: sent.get("user-agent") ?? "",
    address: sent.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown",
    held: await sessionToken(),
  };
}
