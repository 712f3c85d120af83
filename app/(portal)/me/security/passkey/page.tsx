import type { Metadata } from "next";
import { PasskeySetup } from "@/app/second-factor/passkey-setup";
import { provenOwner } from "@/app/session";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Add a passkey – Your login" };

export default async function SetUpPasskey() {
  await provenOwner("/me/security/passkey");
  return (
    <>
      <PageHeader
        title="Add a passkey"
        sub="Your browser asks for the device’s lock, or for a security key. Every other browser is signed out when you are done."
      />
      <div className="stack max-w-text">
        <PasskeySetup />
        <p>
          <a href="/me/security">Back to security</a>
        </p>
      </div>
    </>
  );
}
