import type { Facts } from "@/domain/go-live/seen/facts";
import { keepersOf } from "./dns-provider";

/** Where the provider's network stands in front of the old server, the answers are its own: nobody can type them. */
export function isComputed({ delegation, elsewhere }: Pick<Facts, "delegation" | "elsewhere">): boolean {
  const { zoneNames, parentNames } = delegation;
  const keepers = keepersOf(zoneNames.length > 0 ? zoneNames : parentNames);
  return (
    elsewhere?.http.headers["cf-ray"] !== undefined &&
    keepers.some(({ provider }) => provider?.key === "cloudflare")
  );
}

export const COMPUTED =
  "This is what the provider’s network answers. Note what its page says before you change it: going back, that is to be restored.";
