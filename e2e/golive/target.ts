import { asciiOf } from "@/domain/accounts/hostname";
import type { RecordSeen } from "@/domain/go-live/seen/facts";
import { plainName } from "@/domain/go-live/seen/name";
import type { Target } from "@/domain/go-live/seen/target";
import { parseLine } from "@/e2e/internet/record";
import { escapeBytes } from "@/gateways/dns/text";
import type { Defaults, Scenario } from "./scenario";

/** The target that a scenario describes, with `input` in place of its host. */
export function targetOf(defaults: Defaults, scenario: Scenario, input?: string): Target {
  const env = { ...defaults.env, ...scenario.env };
  const edge = { ...defaults.edge, ...scenario.edge };
  const snapshot = scenario.snapshot === undefined ? defaults.snapshot : scenario.snapshot;
  const host = input ?? env.host;
  const registrable = asciiOf(env.registrable);
  return {
    host,
    registrable,
    apex: asciiOf(host) === registrable,
    kind: env.kind,
    stage: env.stage,
    ...(env.pair && { pair: asciiOf(env.pair) }),
    ...(env.verify && {
      verify: { ...env.verify, names: env.verify.names.map((name) => asciiOf(name) || plainName(name)) },
    }),
    ...(env.origin && { origin: { address: env.origin.addr } }),
    claimedByOther: env.claimed_by_other_account ?? false,
    ...(snapshot && { snapshot: { takenAt: snapshot.taken_at, records: snapshot.records.map(recordOf) } }),
    edge: {
      target: edge.target,
      addresses: [...edge.apex_a, ...edge.apex_aaaa],
      marker: edge.marker,
      environmentMarker: edge.env_marker,
      authorities: edge.ca,
      acmeAccount: edge.acme_account,
      validationMethods: edge.validation_methods,
    },
  };
}

function recordOf(line: string): RecordSeen {
  const { name, type, ttl, value, data } = parseLine(line, "");
  const bytes = type === "TXT" ? Buffer.concat(data as Buffer[]) : undefined;
  const named = value.replace(/(?<=\S)\.(?=\s|$)/g, "").toLowerCase();
  return { name: plainName(name), type, ttl, data: bytes ? escapeBytes(bytes, "") : named };
}
