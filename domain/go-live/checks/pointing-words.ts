import { changeRecord, zoneOf } from "@/domain/go-live/change/change-record";
import { answerOf, type RecordSeen } from "@/domain/go-live/seen/facts";
import type { Situation } from "@/domain/go-live/seen/situation";
import type { View } from "@/domain/go-live/seen/view";
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

export function wantedRecords({ target, facts, host }: Situation): string {
  const aim = { ...target, host };
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
