import { z } from "zod";
import { displayName, registrableOf } from "@/domain/accounts/hostname";
import rows from "./dns-providers.json" with { type: "json" };

/** A company that keeps zones, in the words of its own control panel. What is not certain is left out. */
const Provider = z.strictObject({
  key: z.string(),
  name: z.string(),
  /** Endings of its nameservers' names; `*` stands for a part of a label. */
  nameservers: z.array(z.string()).min(1),
  /** The way to the lines of a zone, in its menus' words. */
  where: z.string(),
  panel: z.url({ protocol: /^https$/ }).optional(),
  nameField: z.string().optional(),
  valueField: z.string().optional(),
  typed: z.enum(["relative", "full"]).optional(),
  /** What is typed for the bare domain; "" for nothing at all. */
  bare: z.enum(["@", ""]).optional(),
  /** The type that lets a bare domain follow a name. */
  alias: z.enum(["ALIAS", "ANAME", "CNAME"]).optional(),
  /** A value that is a name has to end in a dot there. */
  dot: z.boolean().optional(),
  note: z.string().optional(),
  /** Where this was read; without one it is what people who work with it know, so that only plain words are used. */
  source: z.url().optional(),
});
export type DnsProvider = z.infer<typeof Provider>;

export const DNS_PROVIDERS: DnsProvider[] = z.array(Provider).parse(rows);

/** Whoever answers for a zone: a company that we know, or a domain whose nameservers do. */
export interface Keeper {
  name: string;
  provider?: DnsProvider;
}

/** Who keeps a zone, by its nameservers; several when they belong to several. */
export function keepersOf(nameservers: string[]): Keeper[] {
  const found = new Map<string, Keeper>();
  for (const nameserver of nameservers) {
    const provider = providerOf(nameserver);
    const name = provider?.name ?? displayName(registrableOf(nameserver) ?? nameserver);
    found.set(name, { name, ...(provider && { provider }) });
  }
  return [...found.values()];
}

const providerOf = (nameserver: string) =>
  DNS_PROVIDERS.find(({ nameservers }) => nameservers.some((ending) => endsIn(nameserver, ending)));

function endsIn(nameserver: string, ending: string) {
  const pattern = ending.replaceAll(".", "\\.").replaceAll("*", "[a-z0-9-]+");
  return new RegExp(`(^|\\.)${pattern}$`).test(nameserver.toLowerCase().replace(/\.$/, ""));
}
