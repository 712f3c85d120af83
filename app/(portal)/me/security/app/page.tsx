import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppSetup } from "@/app/second-factor/app-setup";
import { provenOwner } from "@/app/session";
import { PageHeader } from "@/components/ui/page-header";
import { mySecondFactor } from "@/db/queries/sign-in/second-factor";

export const metadata: Metadata = { title: "Authenticator app – Your login" };

export default async function SetUpApp() {
  const actor = await provenOwner("/me/security/app");
  const { appSince, secretToConfirm } = await mySecondFactor(actor);
  if (appSince) redirect("/me/security");
  return (
    <>
      <PageHeader
        title="Authenticator app"
        sub="Any app for codes that change every 30 seconds will do. Every other browser is signed out when you are done."
      />
      <div className="stack max-w-text">
        <AppSetup actor={actor} secret={secretToConfirm} />
        <p>
          <a href="/me/security">Back to security</a>
        </p>
      </div>
    </>
  );
}
