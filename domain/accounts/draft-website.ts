import { z } from "zod";
import { asciiOf, displayName, Hostname, productionGuess, registrableOf } from "@/domain/accounts/hostname";
import { Origin } from "@/domain/accounts/origin";
import type { OriginFound } from "@/domain/accounts/origin-found";
import { Name } from "@/domain/name";

type Typed = Record<string, string | string[]>;

const website = {
  hostname: Hostname,
  name: Name,
  origin: z.union([z.literal("").transform(() => null), Origin]).default(null),
  /** The staging-looking address that was meant as production after all. */
  keep: z.string().default(""),
};

/** The first page: the address that becomes production, and whose it is. */
export const WebsitePage = z
  .discriminatedUnion("account", [
    z.object({ account: z.literal("new"), accountName: Name, ...website }),
    z.object({
      account: z.literal("existing"),
      existing: z.string().trim().min(1, "Choose the client account that this website belongs to."),
      ...website,
    }),
  ])
  .superRefine(({ hostname, keep }, context) => {
    const guess = productionGuess(hostname);
    if (guess === null || asciiOf(keep) === hostname) return;
    const message = `This name starts with ${hostname.split(".")[0]}. The first address becomes production. Use ${displayName(guess)}?`;
    context.addIssue({ code: "custom", path: ["hostname"], message });
  });
export type WebsitePage = z.infer<typeof WebsitePage>;

/** The only thing one must know to begin. */
export const FirstAddress = z.object({ hostname: Hostname });

/** What the first page is prefilled with: Birch Sons and birch-sons.com for www.birch-sons.com. */
export function websiteProposal(hostname: string) {
  const label = displayName(registrableOf(hostname) ?? hostname).split(".")[0] ?? "";
  const words = label.split("-").filter(Boolean);
  return {
    accountName: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" "),
    name: displayName(hostname).replace(/^www\./, ""),
  };
}

/** The page's fields: as typed, else proposed. */
export const websiteFields = (typed: Typed, found: OriginFound | undefined): Typed => ({
  account: "new",
  ...websiteProposal(asciiOf(String(typed.hostname ?? ""))),
  origin: found?.origin ?? "",
  ...typed,
});

/** After the address changed: what was only proposed for the old one is proposed anew, what was typed stays. */
export function reproposed(
  typed: Typed,
  before: { hostname: string; found?: OriginFound },
  found: OriginFound | undefined,
): Typed {
  const { hostname, keep: _, ...rest } = typed;
  const old: Typed = websiteFields({ hostname: before.hostname }, before.found);
  const own = Object.entries(rest).filter(([field, value]) => field === "account" || value !== old[field]);
  return websiteFields({ hostname: hostname ?? "", ...Object.fromEntries(own) }, found);
}
