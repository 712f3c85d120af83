import { oldRecords } from "@/domain/go-live/change/snapshot";
import type { Situation } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";

export function addressChecks(situation: Situation): Finding[] {
  const id = "addr.safe";
  const { facts, host, servers, before } = situation;
  if (before) return [skip(id, "Checked after the change.")];
  const unsafe = facts.unsafe.filter((address) => !isRemembered(address, situation));
  if (unsafe.length > 0) {
    const seen = list(unsafe);
    const sentence = `${host} leads to ${seen}, which is not a public address; we sent nothing there.`;
    return [{ id, status: "fail", sentence, seen, wanted: "public addresses only" }];
  }
  if (servers.length === 0) return [skip(id)];
  return [{ id, status: "pass", sentence: "Every address is public." }];
}

/** The saved old address, which only resolvers still have: they forget it like any other. */
function isRemembered(address: string, { target, host, servers }: Situation): boolean {
  const saved = target.snapshot ? oldRecords(target.snapshot, host) : [];
  const given = servers.flatMap(({ view }) => view.addresses);
  const isAmong = (records: { data: string }[]) => records.some(({ data }) => data === address);
  return isAmong(saved) && !isAmong(given);
}
