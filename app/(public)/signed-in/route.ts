import { land } from "@/app/landing";
import { currentActor } from "@/app/session";

/** Where next-auth leads whoever has just signed in: on to the page they wanted, or their home. */
export async function GET(request: Request) {
  const { userId } = await currentActor();
  return land(userId, new URL(request.url).searchParams.get("next"));
}
