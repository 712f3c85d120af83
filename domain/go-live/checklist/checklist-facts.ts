import { type EnvironmentKind, sharesProductionOrigin } from "@/domain/accounts/environment";
import type { MoveComparison } from "@/domain/go-live/change/nameserver-move";
import type { TtlPlan } from "@/domain/go-live/change/ttl-plan";
import type { ChecklistFacts } from "@/domain/go-live/checklist/checklist-task";
import type { ManualTask } from "@/domain/go-live/checklist/manual-task";
import type { Judgement } from "@/domain/go-live/judge";
import { type History, wasLive } from "@/domain/go-live/seen/history";
import type { GoLiveState } from "@/domain/go-live/state";

interface Environment {
  kind: EnvironmentKind;
  origin: string | null;
  state: GoLiveState;
}

interface Known {
  environment: Environment;
  /** All of the application, this one among them. */
  siblings: Environment[];
  hostnames: {
    name: string;
    finding: { judgement: Judgement; history: History } | null;
    snapshot: unknown;
    plan?: TtlPlan | null;
    move?: { comparison: MoveComparison } | null;
  }[];
  manual: ManualTask[];
}

/** What the checklist is made of. `zone` is the reader's. Where nobody asks when to change a record, it has no plan. */
export function checklistFacts(
  { environment, siblings, hostnames, manual }: Known,
  { zone, certificates }: Pick<ChecklistFacts, "zone" | "certificates">,
): ChecklistFacts {
  const production = siblings.find(({ kind }) => kind === "production");
  return {
    hostnames: hostnames.map(({ name, finding, snapshot, plan = null, move }) => ({
      name,
      judgement: finding?.judgement ?? null,
      recordsSaved: snapshot !== null,
      everLive: wasLive(finding?.history),
      plan,
      move: move?.comparison ?? null,
    })),
    origin: environment.origin,
    sharesOrigin: production !== undefined && sharesProductionOrigin(environment, production),
    live: environment.state === "live",
    staging: environment.kind === "production" ? stagingOf(siblings) : null,
    zone,
    certificates,
    manual,
  };
}

function stagingOf(siblings: Environment[]) {
  const staging = siblings.filter(({ kind }) => kind === "staging");
  if (staging.length === 0) return null;
  return staging.some(({ state }) => state === "live") ? "live" : "not_live";
}
