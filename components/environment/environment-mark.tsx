import type { EnvironmentKind } from "@/domain/accounts/environment";

const shapes: Record<EnvironmentKind, string> = {
  production: "M0 0h12v12H0z",
  staging: "M0 0h12v12H0zm6 1.5v9h4.5v-9z",
  development: "M0 0h12v12H0zm1.5 1.5v9h9v-9z",
  other: "M0 0h12v12H0zm1.5 1.5v9h9v-9zM4 4h4v4H4z",
};

/** The environment by shape, never by hue: hue means status. `silent` where the word stands beside it. */
export function EnvironmentMark({ kind, silent }: { kind: EnvironmentKind; silent?: boolean }) {
  return (
    <svg className="mark" viewBox="0 0 12 12" role="img" aria-label={kind} aria-hidden={silent}>
      <path d={shapes[kind]} />
    </svg>
  );
}
