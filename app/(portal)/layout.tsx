import { visitor } from "@/app/session";
import { PracticeBanner } from "@/components/shell/banners";
import { Shell } from "@/components/shell/shell";
import { env } from "@/env";
import { practiceProvider } from "@/gateways/internet";

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
      banners={env().practiceFile ? <PracticeBanner providerHref={practiceProvider()} /> : null}
    >
      {children}
    </Shell>
  );
}
