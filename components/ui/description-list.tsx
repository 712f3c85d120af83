import type { ReactNode } from "react";

export interface Description {
  term: string;
  value: ReactNode;
  action?: ReactNode;
}

/** Terms and values in rows, with room for one action at the end of a row. */
export function DescriptionList({ rows }: { rows: Description[] }) {
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.action ? <dd>{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
