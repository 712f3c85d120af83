import type { ReactNode } from "react";

/**
 * Nothing to list, and why: `data` there is none yet (say what it is for, offer one button), `results` the filter
 * found none (offer to clear it), `failed` it exists but could not be read.
 */
export function EmptyState(props: {
  why: "data" | "results" | "failed";
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { why, title, children, action } = props;
  return (
    <div className={`empty ${why}`} role={why === "failed" ? "alert" : undefined}>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action ? <div className="cluster">{action}</div> : null}
    </div>
  );
}
