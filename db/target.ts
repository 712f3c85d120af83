import { tokenFor } from "@/db/secrets/seal";
import { proofNames, type Subject, targetOf } from "@/domain/go-live/seen/edge";
import type { Target } from "@/domain/go-live/seen/target";
import { env } from "@/env";

/** What a host name should become, by this portal's configuration; with the proof of ownership where one is demanded. */
export function targetFor(subject: Subject): Target {
  const { edge, ownership } = env();
  const target = targetOf(subject, edge);
  if (!ownership) return target;
  return { ...target, verify: { names: proofNames(subject.name), value: tokenFor("proof", subject.name) } };
}
