"use client";

import { useContext } from "react";
import { FormContext } from "./form-context";
import { Notice } from "./notice";

/** What became of each chosen line, as the server answered. */
export function BulkResults({ title }: { title: string }) {
  const { results } = useContext(FormContext).state;
  if (!results?.length) return null;
  return (
    <Notice title={title}>
      <ul>
        {results.map(({ label, sentence }) => (
          <li key={label + sentence}>
            {label}: {sentence}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
