import { land } from "@/app/landing";
import { currentActor } from "@/app/session";

/** Where next-auth leads whoever has just signed in: on to the page they wanted, or their home. */
export async function GET(request: Request) {
  const { pathname, search, searchParams } = new URL(request.url);
  const { userId } = await currentActor(pathname + search);
  return land(userId, searchParams.get("next"));
}
