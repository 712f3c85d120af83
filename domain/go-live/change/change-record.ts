import { addressType, plainAddress } from "@/domain/go-live/seen/address";
import type { Facts } from "@/domain/go-live/seen/facts";
import { isWithin, plainName, relativeTo } from "@/domain/go-live/seen/name";
import type { Change, RecordToCreate, Target } from "@/domain/go-live/seen/target";

/**
 * The exact record or records that put the host on the edge: addresses at the bare domain, else one CNAME.
 * @param zone the zone they stand in, where a part of the domain is a zone of its own
 */
export function changeRecord(
  target: Pick<Target, "host" | "registrable" | "apex" | "edge">,
  zone = target.registrable,
): Change {
  const absoluteName = plainName(target.host);
  const name = relativeTo(zone, absoluteName);
  const value = plainName(target.edge.target);
  if (!isBare(target, zone)) return { records: [{ type: "CNAME", name, absoluteName, value }] };
  const records = target.edge.addresses
    .map(plainAddress)
    .map((address): RecordToCreate => ({ type: addressType(address), name, absoluteName, value: address }));
  return { records, alias: { type: "ALIAS", name: "@", absoluteName, value } };
}

/** Whether the host is a zone's own name, where no CNAME can stand (RFC 1034, section 3.6.2). */
export const isBare = (target: Pick<Target, "host" | "apex">, zone: string) =>
  target.apex || plainName(target.host) === zone;

/** The zone that the host is in, as it was found; the registrable domain while nobody has looked. */
export function zoneOf(
  target: Pick<Target, "host" | "registrable">,
  facts: Pick<Facts, "delegation"> | undefined,
) {
  const zone = facts?.delegation.zone;
  const found =
    zone !== undefined && isWithin(zone, target.registrable) && isWithin(plainName(target.host), zone);
  return found ? zone : target.registrable;
}
