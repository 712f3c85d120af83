import type { Metadata } from "next";
import { MeLinks } from "@/app/(portal)/me/me-links";
import { currentActor } from "@/app/session";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { myPasswordSince } from "@/db/queries/sign-in/my-login";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";
import { listed } from "@/domain/words";
import { AppPanel } from "./app-panel";
import { CodesPanel } from "./codes-panel";
import { PasskeysPanel } from "./passkeys-panel";
import { PasswordPanel } from "./password-panel";

export const metadata: Metadata = { title: "Security – Your login" };

/** Everything with which one signs in. */
export default async function Security() {
  const actor = await currentActor("/me/security");
  const { appSince, passkeys, codesLeft, askedBy } = await mySecondFactor(actor);
  const has = appSince !== undefined || passkeys.length > 0;
  return (
    <>
      <PageHeader title="Security" sub={actor.email} />
      <MeLinks at="/me/security" />
      <div className="stack max-w-text">
        {askedBy.length > 0 ? (
          <Notice
            kind="info"
            title={`${listed(askedBy)} ${askedBy.length === 1 ? "asks" : "ask"} for a second factor`}
          >
            <p>The last one cannot be removed while that is so.</p>
          </Notice>
        ) : null}
        <AppPanel actor={actor} since={appSince} />
        <PasskeysPanel actor={actor} passkeys={passkeys} />
        {has ? <CodesPanel left={codesLeft} /> : null}
        <PasswordPanel since={await myPasswordSince(actor)} actor={actor} />
      </div>
    </>
  );
}
