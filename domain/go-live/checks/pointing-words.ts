import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import { answerOf, type RecordSeen, type ServerFacts } from "@/domain/go-live/seen/facts";
import { nameOf, type Seen, type Situation } from "@/domain/go-live/seen/situation";
import type { View } from "@/domain/go-live/seen/view";
import { catalogue } from "./catalogue";
import { evidenceOf, list } from "./check";

/** "CNAME old.example.org" or "A 192.0.2.1 and 192.0.2.2", as the zone says it. */
export function shown(view: View): string {
  const alias = view.own.find((record) => record.type === "CNAME" && record.name === view.chain[0]);
  if (alias) return `CNAME ${alias.data}`;
  const groups = ["A", "AAAA"].map((type) => ({ type, data: dataOf(view.own, type) }));
  const words = groups.filter(({ data }) => data.length > 0).map(({ type, data }) => `${type} ${list(data)}`);
  return list(words) || "no record";
}

export const dataOf = (records: RecordSeen[], type: string) =>
  records
    .filter((record) => record.type === type)
    .map((record) => record.data)
    .sort();

/** What a name says, to compare it with another. */
export function dataAt(records: RecordSeen[], name: string): string {
  const own = records.filter((record) => record.name === name);
  return own
    .map((record) => `${record.type} ${record.data}`)
    .sort()
    .join(", ");
}

export const wantedRecords = (situation: Situation) => wantedAt(situation.host, situation);

/** The records that put this name, the host or its pair, on the edge. */
export function wantedAt(host: string, { target, facts }: Situation): string {
  const aim = { ...target, host, apex: host === target.registrable };
  return list(changeRecord(aim, zoneOf(aim, facts)).records.map(({ type, value }) => `${type} ${value}`));
}

export function hostEvidence({ host, servers }: Situation) {
  return servers.flatMap(({ server }) =>
    ["CNAME", "A", "AAAA"].flatMap((type) => {
      const answer = answerOf(server, host, type);
      return answer ? [evidenceOf(`${server.name} (${server.address})`, answer)] : [];
    }),
  );
}

/** Nameservers that name different masters load nothing from each other: each zone has to be changed where it is kept. */
export function nextWhileBehind(
  late: Seen<ServerFacts>,
  early: Seen<ServerFacts>,
  { facts, servers, history }: Situation,
): string {
  const { zone } = facts.delegation;
  if (history.wasLive)
    return `Correct the record at ${nameOf(late.server, servers)}, or where it loads the zone from.`;
  const [kept, changed] = [masterOf(late.server, zone), masterOf(early.server, zone)];
  if (!kept || !changed || kept === changed) return catalogue["prop.auth"].next;
  return `Make the same change at the provider of ${nameOf(late.server, servers)}.`;
}

/** The same about a record that is to go: nobody knows whether it is deleted where the zone is kept. */
export function nextWhileLeft(
  late: Seen<ServerFacts>,
  early: Seen<ServerFacts>,
  situation: Situation,
): string {
  const next = nextWhileBehind(late, early, situation);
  if (next !== catalogue["prop.auth"].next) return next;
  return "Nothing to do once it is deleted; the remaining nameservers load that by themselves.";
}

const masterOf = (server: ServerFacts, zone: string) =>
  answerOf(server, zone, "SOA")
    ?.records.find(({ type }) => type === "SOA")
    ?.data.split(" ")[0];
