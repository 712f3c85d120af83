import "server-only";
import { redirect } from "next/navigation";
import { homeOf } from "@/db/queries/home";
import { internalPath } from "@/domain/session";

/** Where somebody lands who has just signed in: the page they asked for, else their home. */
export async function land(userId: string, next?: unknown): Promise<never> {
  redirect(internalPath(next) ?? (await homeOf(userId)));
}
