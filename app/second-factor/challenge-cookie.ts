import "server-only";
import { cookies } from "next/headers";
import { sessionCookieOptions } from "@/app/session-cookie";

const secure = () => sessionCookieOptions().secure;

const NAME = () => (secure() ? "__Host-portico-passkey" : "portico-passkey");

/** Binds the question for a passkey to this browser until it is answered. */
export async function keepChallenge({ value, maxAge }: { value: string; maxAge: number }) {
  (await cookies()).set(NAME(), value, { ...sessionCookieOptions(), sameSite: "strict", maxAge });
}

export const challenge = async () => (await cookies()).get(NAME())?.value;
