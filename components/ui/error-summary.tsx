"use client";

import { useEffect, useRef } from "react";

/**
 * Every error of a form, each a link to its field, in the field's own words. Takes the focus when it appears;
 * `autofocus` does so where no script runs.
 */
export function ErrorSummary({ formId, errors }: { formId: string; errors: Record<string, string[]> }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the server moves the focus again
  useEffect(() => {
    const title = document.title;
    document.title = `Error: ${title}`;
    box.current?.focus();
    return () => {
      document.title = title;
    };
  }, [errors]);
  return (
    <div
      className="error-summary"
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby={`${formId}-errors`}
      // biome-ignore lint/a11y/noAutofocus: the summary must be the first thing met after a refused form
      autoFocus
    >
      <h2 id={`${formId}-errors`}>Not saved yet</h2>
      <ul>
        {Object.entries(errors).map(([name, sentences]) => (
          <li key={name}>
            {name && name !== "form" ? <a href={`#${formId}-${name}`}>{sentences[0]}</a> : sentences[0]}
          </li>
        ))}
      </ul>
    </div>
  );
}
