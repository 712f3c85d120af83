import { type Facts, failed, type RecordSeen } from "@/domain/go-live/facts";
import { doubledNames } from "@/domain/go-live/questions";
import type { Target } from "@/domain/go-live/target";
import { viewOf } from "@/domain/go-live/view";

export interface Snapshot {
  records: RecordSeen[];
  nameservers: string[];
}

/**
 * The records as one nameserver gives them before anybody changes them: what a roll back restores. Null when they
 * cannot be read, or when the name points to the edge already, so that nobody can tell any more what was there.
 */
export function snapshotOf(facts: Facts, target: Target): Snapshot | null {
  const { outcome, parentNames, zoneNames } = facts.delegation;
  const nameservers = zoneNames.length > 0 ? zoneNames : parentNames;
  if (outcome === "missing") return { records: [], nameservers };
  const host = facts.host ?? target.host;
  const views = facts.servers.map((server) => ({ server, state: viewOf(server, facts, host, target).state }));
  if (views.some(({ state }) => state === "points")) return null;
  const readable = views.find(({ state }) => state !== "failed");
  if (!readable) return null;
  // A wildcard's answer for a name that we made up is no record of the client's.
  const madeUp = [facts.sibling, ...doubledNames(host, facts.delegation.zone)];
  const told = readable.server.answers.filter(
    (answer) => !failed.includes(answer.outcome) && !madeUp.includes(answer.name),
  );
  const records = told.flatMap((answer) => answer.records.filter((record) => record.name === answer.name));
  const unique = new Map(records.map((record) => [`${record.name} ${record.type} ${record.data}`, record]));
  return { records: [...unique.values()], nameservers };
}

const POINTERS = ["CNAME", "A", "AAAA"];

/** The records that made the host name lead to the old server. */
export const oldRecords = ({ records }: Pick<Snapshot, "records">, host: string) =>
  records.filter(({ name, type }) => name === host && POINTERS.includes(type));
