import type { Metadata } from "next";
import { followLink } from "@/app/(public)/sign-in/actions";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { internalPath } from "@/domain/sign-in/session";

/** The address of this page opens a login: it is told to nobody. */
export const metadata: Metadata = { title: "Sign in", referrer: "same-origin" };

/** What a mailed link opens. Only the button uses the link up: mail scanners open every link they see. */
export default async function SignInLinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const { email, token, next } = await searchParams;
  const path = internalPath(next);
  return (
    <>
      <h1>Sign in</h1>
      <p>
        As <strong>{email}</strong>, in this browser.
      </p>
      <Form action={followLink}>
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="token" value={token} />
        {path ? <input type="hidden" name="next" value={path} /> : null}
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </Form>
    </>
  );
}
