import type { ReactNode } from "react";

/** The page's title, one line that answers its question, and at most one primary action. */
export function PageHeader({
  title,
  sub,
  action,
}: {
  title: ReactNode;
  sub?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="page-header">
      <div>
        <h1>{title}</h1>
        {sub ? <div className="sub">{sub}</div> : null}
      </div>
      {action ? <div className="cluster">{action}</div> : null}
    </div>
  );
}
