import { visitor } from "@/app/session";
import { PracticeBanner, ViewingBanner } from "@/components/shell/banners";
import { RefreshIn } from "@/components/shell/refresh-in";
import { Shell } from "@/components/shell/shell";
import { ReadOnly } from "@/components/ui/read-only";
import { Time } from "@/components/ui/time";
import type { Actor } from "@/domain/people/actor";
import { ROLE_NAMES } from "@/domain/people/role";
import { env } from "@/env";
import { practiceProvider } from "@/gateways/internet";
import { stopView } from "./view-actions";

/**
 * The frame of every page behind sign-in. Pages and queries decide who may see what, and send the signed-out to sign in
 * and back; the frame only surrounds them.
 */
export default async function PortalLayout({ children, rail, crumbs }: LayoutProps<"/">) {
  const actor = await visitor();
  return (
    <Shell
      reader={actor?.staffRole ? "agency" : "client"}
      rail={rail}
      crumbs={crumbs}
      banners={
        <>
          {actor ? <Viewing actor={actor} now={new Date()} /> : null}
          {env().practiceFile ? <PracticeBanner providerHref={practiceProvider()} /> : null}
        </>
      }
    >
      {actor?.viewing ? <ReadOnly reason="Not while you view as the client.">{children}</ReadOnly> : children}
    </Shell>
  );
}

function Viewing({ actor: { viewing, timeZone }, now }: { actor: Actor; now: Date }) {
  if (!viewing) return null;
  return (
    <>
      <ViewingBanner
        account={viewing.account}
        role={ROLE_NAMES[viewing.role]}
        until={<Time at={viewing.until} zone={timeZone} now={now} brief />}
        stop={stopView}
      />
      <RefreshIn ms={viewing.until.getTime() - now.getTime() + 1000} />
    </>
  );
}
