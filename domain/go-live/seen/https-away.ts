import { plainAddress } from "./address";
import { answerOf, type Facts, type RecordSeen, type ServerFacts } from "./facts";
import { isWithin, plainName } from "./name";
import type { Target } from "./target";
import { edgeAddresses, type View } from "./view";

interface Place {
  facts: Facts;
  target: Target;
  host: string;
}

/** A server's HTTPS records at the host, or at an alias of it inside the zone, that lead past the edge. */
export function httpsAway(server: ServerFacts, { chain }: View, place: Place): RecordSeen[] {
  const inside = chain.filter((name) => isWithin(name, place.facts.delegation.zone));
  const records = answerOf(server, place.host, "HTTPS")?.records ?? [];
  return records.filter((one) => one.type === "HTTPS" && inside.includes(one.name) && leadsAway(one, place));
}

/**
 * RFC 9460: the target, "." for the owner, the port and the address hints are where browsers connect. A key for
 * encrypted hellos is another server's too: browsers give up where it is not known.
 */
function leadsAway(record: RecordSeen, { target, facts, host }: Place): boolean {
  const [, to = ".", ...parameters] = record.data.split(" ");
  const edge = edgeAddresses(target, facts);
  const hints = parameters
    .filter((one) => one.startsWith("ipv4hint=") || one.startsWith("ipv6hint="))
    .flatMap((one) => one.slice(9).replaceAll('"', "").split(","));
  const allowed = [".", host, record.name, plainName(target.edge.target)];
  const away = parameters.some((one) => /^(ech|port)=/.test(one) && one !== "port=443");
  return away || !allowed.includes(to) || hints.some((address) => !edge.has(plainAddress(address)));
}
