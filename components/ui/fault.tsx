"use client";

import { useEffect } from "react";
import { Button } from "./button";
import { answerLost } from "./once";

/** Something broke on our side: a reference to quote, the way to try again, nothing of the inside. */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const lost = !hasDigest(error);
  useEffect(() => {
    if (lost) answerLost();
  }, [lost]);
  return (
    <div className="stack max-w-text" role="alert">
      <h1>{lost ? "No answer came from the portal" : "Something failed on our side"}</h1>
      <p>
        {lost
          ? "If you had sent something, it may have been done or not. Send the same again: it is never done twice."
          : "Nothing was changed by what failed. If it happens again, tell us the reference below."}
      </p>
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
const referenceOf = (error: unknown) => (hasDigest(error) ? error.digest : "none: it failed in this browser");

const hasDigest = (error: unknown): error is { digest: string } =>
  typeof (error as { digest?: unknown } | null)?.digest === "string";
