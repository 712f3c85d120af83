import "server-only";
import { clock } from "@/components/ui/time-words";
import { type Conflict, SEEN_FIELD, seenAs } from "@/domain/activity/conflict";
import type { FormState } from "@/domain/form";

/** Both values beside the field; sent again as it stands, the form keeps the sender's. */
export function conflictState(conflict: Conflict, values: FormState["values"], now: Date): FormState {
  return {
    errors: { [conflict.field]: [sentence(conflict, now)] },
    values: { ...values, [SEEN_FIELD]: seenAs(conflict.seen) },
    overtaken: true,
  };
}

function sentence({ theirs, mine }: Conflict, now: Date) {
  const who =
    theirs.by === undefined
      ? "Somebody changed it meanwhile"
      : `${theirs.by} changed it at ${clock(theirs.at, mine.zone, { now, named: true })}`;
  return `${who} to ${quoted(theirs.value)}. You typed ${quoted(mine.value)}.`;
}

const quoted = (value: string) => (value ? `“${value}”` : "nothing");
