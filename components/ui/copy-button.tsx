"use client";

import { useRef, useState } from "react";

/** Copies one value. `what` completes the accessible name: "Copy value". Absent where scripts do not run. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    clearTimeout(timer.current);
    setCopied(true);
    timer.current = setTimeout(() => setCopied(false), 4000);
  };
  return (
    <span className="needs-script no-print">
      <button type="button" className="btn small" onClick={copy} aria-label={`Copy ${what}`}>
        {copied ? "Copied" : "Copy"}
      </button>
      <span className="sr" role="status">
        {copied ? `Copied ${what}` : ""}
      </span>
    </span>
  );
}
