"use client";

import { useRef, useState } from "react";

/**
 * Copies one value. `what` completes the accessible name: "Copy value". Absent where scripts do not run. Over plain
 * HTTP browsers give no clipboard.
 */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const [end, setEnd] = useState<"copied" | "refused">();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    setEnd(await written(value));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setEnd(undefined), 4000);
  };
  const label = end === "copied" ? "Copied" : "Copy";
  return (
    <span className="needs-script no-print">
      <button type="button" className="btn small" onClick={copy} aria-label={`${label} ${what}`}>
        {label}
      </button>
      <span className={end === "refused" ? undefined : "sr"} role="status">
        {end === "copied" ? `Copied ${what}` : null}
        {end === "refused" ? " Select the value and copy it." : null}
      </span>
    </span>
  );
}

const written = async (value: string) => {
  try {
    await navigator.clipboard.writeText(value);
    return "copied";
  } catch {
    return "refused";
  }
};
