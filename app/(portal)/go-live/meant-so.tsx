import { can } from "@/domain/people/permission";
import type { OpenGoLive } from "./open";

/** Records that differ from the saved ones may be meant so: the way to make them the saved ones. */
export function MeantSo({ open: { role, base, environment } }: { open: OpenGoLive }) {
  if (!can(role, "environment.update")) return null;
  return (
    <p>
      Changed on purpose? <a href={`${base}/${environment.slug}/roll-back`}>Save the records anew</a>
    </p>
  );
}
