import type { EnvironmentKind } from "@/domain/accounts/environment";

/** What a client calls an environment: the live website and its test copies. */
export function environmentWord(kind: EnvironmentKind, name: string) {
  if (kind === "production") return "Live website";
  return kind === "staging" ? "Test website" : `${name} website`;
}
