import type { ReactNode } from "react";

/** The page's one polite region: render it always, fill it when something changed. */
export function StatusMessage({ children }: { children?: ReactNode }) {
  return (
    <p className="status" role="status">
      {children}
    </p>
  );
}
