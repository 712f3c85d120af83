import "server-only";
import { cookies } from "next/headers";
import { typedIn } from "@/app/form-action";
import { type Typed, TypedPage } from "@/domain/draft";

const NAME = "portico-unsent";
/** Browsers keep at least this much of one cookie. */
const LONGEST = 3800;
const ONE_HOUR = 3600;

/** Leaves a page that was sent after the session had ended in the sender's own browser, until they are back. */
export async function keepUnsent(path: string, form: FormData) {
  const typed = TypedPage.safeParse(typedIn(form));
  const value = Buffer.from(JSON.stringify(typed.data ?? {})).toString("base64url");
  if (!typed.success || value.length > LONGEST) return;
  (await cookies()).set(NAME, value, { path, maxAge: ONE_HOUR, httpOnly: true, sameSite: "lax" });
}

/** What was left here by `keepUnsent`; undefined when nothing was. */
export async function unsent(): Promise<Typed | undefined> {
  const value = (await cookies()).get(NAME)?.value;
  if (!value) return undefined;
  try {
    return TypedPage.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
  } catch {
    return undefined;
  }
}

export async function forgetUnsent(path: string) {
  if ((await cookies()).has(NAME)) (await cookies()).set(NAME, "", { path, maxAge: 0 });
}
