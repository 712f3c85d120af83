import { RecordCard } from "@/components/go-live/record-card";
import { zoneOf } from "@/domain/go-live/change/change-record";
import { relativeTo } from "@/domain/go-live/seen/name";
import type { Site } from "./open";

/** The TXT record that proves the name, where the agency demands one: made in the same visit as the change. */
export function ProofRecord({ site: { target, finding } }: { site: Site }) {
  const proven = finding?.judgement.checks.some(({ id, status }) => id === "own.txt" && status === "pass");
  const [name] = target.verify?.names ?? [];
  if (!target.verify || !name || proven) return null;
  return (
    <div className="mt-3">
      <p className="mb-3">
        Add this record too, in the same visit. It proves that the name is yours; without it the website does
        not go live.
      </p>
      <RecordCard
        rows={[
          { label: "Type", value: "TXT" },
          {
            label: "Name",
            value: relativeTo(zoneOf(target, finding?.facts), name),
            copy: "name of the proof",
          },
          { label: "Value", value: target.verify.value, copy: "value of the proof" },
        ]}
      />
    </div>
  );
}
