import type { Facts } from "./facts";
import type { Target } from "./target";
import { viewOf } from "./view";

/** Every address to which answers about the host, or redirects of its page, lead. */
export function addressesMet(
  facts: Pick<Facts, "servers" | "resolvers" | "followed" | "edge">,
  host: string,
  target: Target,
): string[] {
  const views = [...facts.servers, ...facts.resolvers].map((one) => viewOf(one, facts, host, target));
  const redirects = facts.edge.flatMap((one) => [one.secure?.redirect, one.plain?.redirect]);
  const addresses = [
    ...views.flatMap((view) => view.addresses.map((record) => record.data)),
    ...redirects.flatMap((redirect) => redirect?.addresses ?? []),
  ];
  return [...new Set(addresses)];
}
