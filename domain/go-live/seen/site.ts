import type { Target } from "./target";

/** The names that are one website to its visitors: the host, the other of www and the bare domain, its environment's. */
export function siteNames(
  host: string,
  { registrable, pair, others = [] }: Pick<Target, "registrable" | "pair" | "others">,
): string[] {
  const other = host === registrable ? [`www.${host}`] : host === `www.${registrable}` ? [registrable] : [];
  return [...new Set([host, ...other, ...(pair ? [pair] : []), ...others])];
}
