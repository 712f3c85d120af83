import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { typedIn } from "@/app/form-action";
import { sessionCookieOptions } from "@/app/session-cookie";
import { type Typed, TypedPage } from "@/domain/accounts/draft";

const NAME = "portico-unsent";
/** Browsers keep at least this much of one cookie. */
const LONGEST = 3800;
const ONE_HOUR = 3600;

const Unsent = z.object({ path: z.string(), typed: TypedPage });

/** Leaves a page that was sent after the session had ended in the sender's own browser, until they are back. */
export async function keepUnsent(path: string, form: FormData) {
  const kept = Unsent.safeParse({ path, typed: typedIn(form) });
  const value = Buffer.from(JSON.stringify(kept.data ?? {})).toString("base64url");
  if (!kept.success || value.length > LONGEST) return;
  (await cookies()).set(NAME, value, { ...sessionCookieOptions(), maxAge: ONE_HOUR });
}

/** What was left here by `keepUnsent` for this page; undefined when nothing was. */
export async function unsent(path: string): Promise<Typed | undefined> {
  const value = (await cookies()).get(NAME)?.value;
  if (!value) return undefined;
  try {
    const kept = Unsent.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
    return kept.path === path ? kept.typed : undefined;
  } catch {
    return undefined;
  }
}

export async function forgetUnsent() {
  if ((await cookies()).has(NAME)) (await cookies()).delete(NAME);
}
