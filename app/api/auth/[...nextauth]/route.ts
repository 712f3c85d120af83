import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/auth/options";

const OPEN = ["callback/github", "callback/google", "callback/oidc", "error", "signin", "session"];

/** What browsers ask of next-auth themselves: coming back from a provider. Everything else goes through our own forms. */
export async function GET(request: NextRequest, context: RouteContext<"/api/auth/[...nextauth]">) {
  const { nextauth } = await context.params;
  if (!OPEN.includes(nextauth.join("/"))) return new Response(null, { status: 404 });
  return NextAuth(
    request,
    { params: { nextauth } },
    await authOptions(nextauth[0] === "callback" ? "provider" : "link"),
  );
}
