"use client";

import { Fault } from "@/components/ui/fault";

export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <div className="sheet">
      <main id="main" tabIndex={-1}>
        <Fault {...props} />
      </main>
    </div>
  );
}
