import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

export interface RecordRow {
  label: string;
  value: string;
  /** Completes "Copy …"; without it the row cannot be copied. */
  copy?: string;
  /** What stands there now and will go. */
  old?: boolean;
}

/** A DNS record as one types it at a provider: wanted values to copy, what stands there now, and how to go back. */
export function RecordCard({ rows, rollback }: { rows: RecordRow[]; rollback?: ReactNode }) {
  return (
    <>
      <dl className="record">
        {rows.map(({ label, value, copy, old }) => (
          <div key={label + value} className={old ? "old" : undefined}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
            {copy ? (
              <dd>
                <CopyButton value={value} what={copy} />
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
      {rollback ? <div className="rollback">{rollback}</div> : null}
    </>
  );
}
