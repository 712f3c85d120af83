import { addressType, plainAddress } from "./address";
import { plainName, relativeTo } from "./name";
import type { Change, RecordToCreate, Target } from "./target";

/** The exact record or records that put the host on the edge: addresses at the bare domain, else one CNAME. */
export function changeRecord(target: Pick<Target, "host" | "registrable" | "apex" | "edge">): Change {
  const absoluteName = plainName(target.host);
  const name = relativeTo(target.registrable, absoluteName);
  const value = plainName(target.edge.target);
  if (!target.apex) return { records: [{ type: "CNAME", name, absoluteName, value }] };
  const records = target.edge.addresses
    .map(plainAddress)
    .map((address): RecordToCreate => ({ type: addressType(address), name, absoluteName, value: address }));
  return { records, alias: { type: "ALIAS", name: "@", absoluteName, value } };
}
