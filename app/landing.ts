import "server-only";
import { redirect } from "next/navigation";
import { keepSession } from "@/app/session-cookie";
import { homeOf } from "@/db/queries/accounts/home";
import { internalPath, withNext } from "@/domain/sign-in/session";

/** Where somebody lands who has just signed in: the page they asked for, else their home. */
export async function land(userId: string, next?: unknown): Promise<never> {
  redirect(internalPath(next) ?? (await homeOf(userId)));
}

/** Signs this browser in and leads on: to the second factor when it is still to be shown, else to where they land. */
export async function enter(
  session: { token: string; expiresAt: Date; userId: string; pending: boolean },
  next?: unknown,
) {
  await keepSession(session);
  return session.pending ? redirect(withNext("/sign-in/code", next)) : land(session.userId, next);
}
