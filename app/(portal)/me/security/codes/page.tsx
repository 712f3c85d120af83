import type { Metadata } from "next";
import { makeCodes } from "@/app/second-factor/actions";
import { provenOwner } from "@/app/session";
import { Button } from "@/components/ui/button";
import { CodeList } from "@/components/ui/code-list";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { RECOVERY_CODES } from "@/domain/sign-in/second-factor";
import { internalPath, withNext } from "@/domain/sign-in/session";
import { counted } from "@/domain/words";

export const metadata: Metadata = { title: "Recovery codes – Your login" };

/** Where one lands after a second factor was set up, and comes back to when codes run out. */
export default async function Codes({ searchParams }: PageProps<"/me/security/codes">) {
  const next = internalPath((await searchParams).next);
  const actor = await provenOwner(withNext("/me/security/codes", next));
  const { codesLeft } = await mySecondFactor(actor);
  return (
    <>
      <PageHeader
        title="Recovery codes"
        sub={`${RECOVERY_CODES} codes, each good for one sign-in without your app or device. They are shown once: print them, or keep them in a password manager.`}
      />
      <div className="stack max-w-text">
        {codesLeft === 0 ? (
          <Notice
            kind="wait"
            title="Your second factor is set up. Keep recovery codes for the day it is lost."
          />
        ) : (
          <p>You have {counted(codesLeft, "code")} left. New ones end all of them.</p>
        )}
        <Form action={makeCodes} label="Recovery codes">
          <CodeList label="Your recovery codes" />
          <SubmitButton kind={codesLeft === 0 ? "primary" : "secondary"} pending="Making them…">
            Make {RECOVERY_CODES} new codes
          </SubmitButton>
        </Form>
        <div>
          <Button href={next ?? "/me/security"} kind={codesLeft === 0 ? "quiet" : "primary"}>
            {next ? "Go on" : "Back to security"}
          </Button>
        </div>
      </div>
    </>
  );
}
