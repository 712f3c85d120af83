"use client";

import { Button } from "./button";

/** Something broke on our side: a reference to quote, the way to try again, nothing of the inside. */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="stack max-w-text" role="alert">
      <h1>Something failed on our side</h1>
      <p>Nothing was changed by what failed. If it happens again, tell us the reference below.</p>
      <p>
        Reference <code>{referenceOf(error)}</code>
      </p>
      <p className="cluster">
        <button type="button" className="btn primary" onClick={retry}>
          Try again
        </button>
        <Button href="/accounts">Go to the start</Button>
      </p>
    </div>
  );
}

/** Next logs the error on the server under the same digest. */
function referenceOf(error: unknown) {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === "string" ? digest : "none: it failed in this browser";
}
