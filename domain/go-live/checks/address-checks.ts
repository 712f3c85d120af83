import type { Situation } from "@/domain/go-live/seen/situation";
import { type Finding, list, skip } from "./check";

export function addressChecks({ facts, host, servers, before }: Situation): Finding[] {
  const id = "addr.safe";
  if (before) return [skip(id, "Checked after the change.")];
  if (facts.unsafe.length > 0) {
    const seen = list(facts.unsafe);
    const sentence = `${host} leads to ${seen}, which is not a public address; we sent nothing there.`;
    return [{ id, status: "fail", sentence, seen, wanted: "public addresses only" }];
  }
  if (servers.length === 0) return [skip(id)];
  return [{ id, status: "pass", sentence: "Every address is public." }];
}
