import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/auth/options";
import { env } from "@/env";

/**
 * Asks next-auth from within a server action, so that its forms work without JavaScript and pass our own same-origin
 * check. Keeps the cookies that it sets, and gives the address that it would redirect to.
 */
export async function askAuth(path: string, form?: Record<string, string>) {
  const { csrfToken } = form ? await (await send("csrf")).json() : {};
  const response = await send(path, form && { ...form, csrfToken });
  return new URL(response.headers.get("location") ?? "/sign-in?error=Callback", env().origin);
}

async function send(path: string, body?: Record<string, string>) {
  const url = new URL(`/api/auth/${path}`, env().origin);
  const request = new NextRequest(
    url,
    body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  );
  const nextauth = url.pathname.split("/").slice(3);
  const response: Response = await NextAuth(request, { params: { nextauth } }, await authOptions("link"));
  const jar = await cookies();
  for (const { name, value, ...options } of new NextResponse(null, {
    headers: response.headers,
  }).cookies.getAll())
    jar.set(name, value, options);
  return response;
}

/** Where next-auth sends somebody who is signed in now. */
export const afterSignIn = (next?: string) =>
  `${env().origin}/signed-in${next ? `?next=${encodeURIComponent(next)}` : ""}`;
