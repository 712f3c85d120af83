import type { ReactNode } from "react";

/** A page outside the portal, for one thing only: whose it is, and the matter. */
export function Sheet({ agency, children }: { agency: string; children: ReactNode }) {
  return (
    <div className="sheet">
      <header>{agency}</header>
      <main id="main" tabIndex={-1} className="stack">
        {children}
      </main>
    </div>
  );
}
