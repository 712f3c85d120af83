import { oldRecords } from "@/domain/go-live/change/snapshot";
import { addressType } from "@/domain/go-live/seen/address";
import type { ServerFacts } from "@/domain/go-live/seen/facts";
import { isWithin, plainName } from "@/domain/go-live/seen/name";
import { recordText } from "@/domain/go-live/seen/server-answer";
import type { Seen, Situation } from "@/domain/go-live/seen/situation";
import { edgeAddresses } from "@/domain/go-live/seen/view";
import { catalogue } from "./catalogue";
import { type Finding, list, skip } from "./check";

export function addressChecks(situation: Situation): Finding[] {
  const id = "addr.safe";
  const { facts, servers, before } = situation;
  if (before) return [skip(id, "Checked after the change.")];
  const unsafe = facts.unsafe.filter((address) => !isRemembered(address, situation));
  if (unsafe.length > 0)
    return [{ id, status: "fail", wanted: "public addresses only", ...told(unsafe, situation) }];
  if (servers.length === 0) return [skip(id)];
  return [{ id, status: "pass", sentence: "Every address is public." }];
}

/** Those of the first place that names some, and what there is to do about it there. */
function told(unsafe: string[], situation: Situation): Pick<Finding, "sentence" | "seen" | "next"> {
  const { facts, target, host, servers, resolvers } = situation;
  const edge = edgeAddresses(target, facts);
  const isOf = (all: Seen<ServerFacts>[]) => (address: string) => givers(all, address).length > 0;
  const ours = unsafe.filter((address) => edge.has(address));
  const given = unsafe.filter((address) => !edge.has(address) && isOf(servers)(address));
  const heard = unsafe.filter((address) => !edge.has(address) && isOf(resolvers)(address));
  const records = (addresses: string[]) =>
    list(addresses.map((data) => recordText({ type: addressType(data), data })));
  if (given.length > 0) {
    const abroad = given.every((address) => standsAbroad(address, situation));
    const next = abroad ? catalogue["point.chain"].next : undefined;
    return { sentence: leads(host, given), seen: records(given), ...(next && { next }) };
  }
  if (ours.length > 0) {
    const next = "The edge publishes this address; we are on it.";
    return { sentence: leads(plainName(target.edge.target), ours), seen: records(ours), next };
  }
  if (heard.length > 0) {
    const names = list(givers(resolvers, heard[0] as string).map(({ server }) => server.name));
    const next = `Nothing to change in the zone; if it stays, ask whoever runs ${names}.`;
    return { sentence: leads(`By ${names}, ${host}`, heard), seen: records(heard), next };
  }
  const next = "Correct the redirect at the origin.";
  return { sentence: leads(`A redirect of ${host}`, unsafe), seen: list(unsafe), next };
}

const leads = (who: string, addresses: string[]) =>
  `${who} leads to ${list(addresses)}, which ${addresses.length === 1 ? "is not a public address" : "are not public addresses"}; we sent nothing there.`;

const givers = <S extends ServerFacts>(all: Seen<S>[], address: string) =>
  all.filter(({ view }) => view.addresses.some(({ data }) => data === address));

/** Only names of others have this address. */
const standsAbroad = (address: string, { servers, facts }: Situation) =>
  servers
    .flatMap(({ view }) => view.addresses)
    .every(({ data, name }) => data !== address || !isWithin(name, facts.delegation.zone));

/** The saved old address, which only resolvers still have: they forget it like any other. */
function isRemembered(address: string, { target, host, servers }: Situation): boolean {
  const saved = target.snapshot ? oldRecords(target.snapshot, host) : [];
  const isSaved = saved.some(({ data }) => data === address);
  return isSaved && givers(servers, address).length === 0;
}
