import type { Target } from "./target";

/** The names that are one website to its visitors: the host, its pair, and the other of www and the bare domain. */
export function siteNames(
  host: string,
  { registrable, pair }: Pick<Target, "registrable" | "pair">,
): string[] {
  const other = host === registrable ? [`www.${host}`] : host === `www.${registrable}` ? [registrable] : [];
  return [...new Set([host, ...other, ...(pair ? [pair] : [])])];
}
